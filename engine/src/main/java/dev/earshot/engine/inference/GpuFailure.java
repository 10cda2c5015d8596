package dev.earshot.engine.inference;

/// A GPU that ran out of memory or failed: the same work may be done on the processor instead.
public final class GpuFailure extends RuntimeException {
    private final boolean outOfMemory;

    GpuFailure(boolean outOfMemory, Throwable cause) {
        super(outOfMemory ? "The GPU ran out of memory" : "The GPU failed", cause);
        this.outOfMemory = outOfMemory;
    }

    public boolean outOfMemory() {
        return outOfMemory;
    }
}
