package dev.earshot.engine.recognition;

/// What [Models] may use of a machine.
///
/// @param sessions how many each model may have open at once, at least 1; further ones are OVERLOADED
/// @param memory what the weights of all models may take
public record ModelLimits(int sessions, MemoryBudget memory) {
    /// More than keep up on a slow machine, where live text then comes in longer steps.
    private static final int LEAST = 8;

    public ModelLimits {
        if (sessions < 1) {
            throw new IllegalArgumentException("at least one session, not " + sessions);
        }
    }

    /// Two sessions a processor, and eight at least, since a live session computes for a part of its time only;
    /// three quarters of the memory.
    public static ModelLimits usual() {
        return new ModelLimits(Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors()), MemoryBudget.usual());
    }

    public ModelLimits withMemory(MemoryBudget other) {
        return new ModelLimits(sessions, other);
    }
}
