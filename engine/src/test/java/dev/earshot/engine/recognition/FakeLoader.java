package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Compute;
import java.util.function.Supplier;

/// Loads what a test makes up, which takes a kilobyte of the processor's memory.
record FakeLoader(Supplier<LoadedModel> models) implements OnDemandModel.Loader {
    /// The model in memory of its own.
    static OnDemandModel load(Supplier<LoadedModel> models, IdleTime idleTime) {
        return OnDemandModel.load(
                "Fake model", new FakeLoader(models), new SharedMemory(MemoryBudget.UNLIMITED), idleTime);
    }

    @Override
    public Footprint footprint() {
        return new Footprint(Compute.CPU, 1000);
    }

    @Override
    public LoadedModel load() {
        return models.get();
    }
}
