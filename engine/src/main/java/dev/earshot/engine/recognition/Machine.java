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
    /// This machine. Loads no library.
    ///
    /// @param gpuMemory as above
    public static Machine here(OptionalLong gpuMemory) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors(), gpuMemory);
    }
}
