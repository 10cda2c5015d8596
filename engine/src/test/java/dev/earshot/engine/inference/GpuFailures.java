package dev.earshot.engine.inference;

/// Failures of a GPU for tests that have none.
public final class GpuFailures {
    private GpuFailures() {}

    public static GpuFailure outOfMemory() {
        return new GpuFailure(true, new IllegalStateException("CUDA out of memory"));
    }

    public static GpuFailure broken() {
        return new GpuFailure(false, new IllegalStateException("CUDA error: unspecified launch failure"));
    }
}
