package dev.earshot.app.models;

import dev.earshot.app.ModelPlaces;
import dev.earshot.engine.inference.RuntimeInUse;
import dev.earshot.engine.inference.RuntimePlan;
import dev.earshot.engine.inference.RuntimeProgress;
import java.util.function.Consumer;

/// PyTorch on this machine.
record LocalGpu(ModelPlaces places) implements GpuParts {
    @Override
    public State look() throws InterruptedException {
        var runtime = places.runtime();
        var inUse = runtime.inUse();
        boolean fetched = runtime.fetched().isPresent();
        boolean restart = fetched && inUse.source() == RuntimeInUse.Source.BUNDLED;
        return new State(inUse, runtime.prove(), runtime.support(), fetched, restart);
    }

    @Override
    public RuntimePlan plan() throws InterruptedException {
        return places.runtime().plan();
    }

    @Override
    public void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) throws InterruptedException {
        places.runtime().fetch(plan, progress);
    }

    @Override
    public void remove() {
        places.runtime().remove();
    }
}
