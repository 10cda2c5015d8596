package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Compute;

/// How much memory the weights of all models together may take on a device.
@FunctionalInterface
public interface MemoryBudget {
    /// No bound; what does not fit then fails to load.
    MemoryBudget UNLIMITED = _ -> Long.MAX_VALUE;

    /// Bytes; may ask the system, which takes a moment.
    long on(Compute where);

    /// The same on every device.
    static MemoryBudget of(long bytes) {
        return _ -> bytes;
    }

    /// Three quarters of what the machine has, or the GPU: the rest is for what is computed, and for other programs.
    static MemoryBudget usual() {
        return where ->
                where.memory().stream().map(bytes -> bytes / 4 * 3).findFirst().orElse(Long.MAX_VALUE);
    }
}
