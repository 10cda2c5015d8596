package dev.earshot.app.models;

import dev.earshot.engine.inference.DeviceProof;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.RuntimeInUse;
import dev.earshot.engine.inference.RuntimePlan;
import dev.earshot.engine.inference.RuntimeProgress;
import java.util.List;
import java.util.function.Consumer;

/// PyTorch for the processor and for the GPU. Everything here waits; what can fail throws [SttException].
interface GpuParts {
    /// What is in use, what it was seen to compute, and what could be.
    ///
    /// @param restart whether something was fetched that is used at the next start only
    record State(RuntimeInUse inUse, List<DeviceProof> proofs, GpuSupport support, boolean fetched, boolean restart) {
        public State {
            proofs = List.copyOf(proofs);
        }
    }

    State look() throws InterruptedException;

    /// Asks what there is to fetch.
    RuntimePlan plan() throws InterruptedException;

    /// @param progress told on the calling thread
    void fetch(RuntimePlan plan, Consumer<RuntimeProgress> progress) throws InterruptedException;

    /// Removes what was fetched.
    void remove();
}
