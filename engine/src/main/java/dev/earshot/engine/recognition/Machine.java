package dev.earshot.engine.recognition;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/// What of this machine matters to a choice of a model.
///
/// @param memory bytes of main memory
/// @param cores of the processor
/// @param gpuMemory bytes; empty without a GPU that can be used now
public record Machine(long memory, int cores, OptionalLong gpuMemory) {
    /// What a core of a usual processor keeps up with, in bytes of a model's 32-bit weights: with two
    /// cores Whisper base does and small is at the limit. Taken only for models of which nothing was
    /// measured.
    private static final long PER_CORE = 250_000_000;

    /// This machine, or the part of it that a container may use. Loads no library.
    ///
    /// @param gpuMemory as above
    public static Machine here(OptionalLong gpuMemory) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors(), gpuMemory);
    }

    /// Whether a model has room, and leaves as much for everything else: on a GPU that holds it in 16
    /// bits it needs half of what it needs in main memory, and goes through main memory when it is
    /// loaded.
    boolean holds(Candidate candidate) {
        boolean onGpu = gpuMemory.isPresent() && candidate.memory() / 2 <= gpuMemory.getAsLong() * 3 / 4;
        return candidate.memory() <= (onGpu ? memory : memory / 2);
    }

    /// Whether it keeps up with somebody who speaks, as far as is known: easily, where that is only estimated.
    boolean keepsUpWith(Candidate candidate) {
        return candidate
                .speed()
                .map(Machine::keepsUp)
                .orElseGet(() -> gpuMemory.isPresent() || candidate.memory() <= PER_CORE * cores);
    }

    private static boolean keepsUp(Speed speed) {
        return switch (speed.fit()) {
            case EASILY -> true;
            case JUST -> speed.origin() == Speed.Origin.MEASURED;
            case TOO_SLOW -> false;
        };
    }
}
