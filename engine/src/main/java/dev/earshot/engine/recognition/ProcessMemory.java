package dev.earshot.engine.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/// How much memory this process has in use, as Linux tells it (`proc_pid_status(5)`); other systems have no such
/// figure that Java could read.
public record ProcessMemory(Path process) {
    private static final Path SELF = Path.of("/proc/self");

    public static Optional<ProcessMemory> find() {
        return Files.isReadable(SELF.resolve("status")) && Files.isWritable(SELF.resolve("clear_refs"))
                ? Optional.of(new ProcessMemory(SELF))
                : Optional.empty();
    }

    /// Gives back what is free, so that what is gone does not count.
    void trim() {
        giveBack();
    }

    /// Gives the system what is free in this process: the C library keeps what was freed in pieces, and weights that
    /// were mapped lie there until the collector has seen that nobody needs them. A tenth of a second.
    static void giveBack() {
        System.gc();
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            new Object[0],
                            new String[0]);
        } catch (JMException withoutThatCommand) {
            // What is free in native memory then counts as used.
        }
    }

    /// Begins a new [#peak].
    void resetPeak() {
        try {
            Files.writeString(process.resolve("clear_refs"), "5"); // proc_pid_clear_refs(5): resets the peak
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes now.
    public long resident() {
        return bytes("VmRSS:");
    }

    /// The most bytes since [#resetPeak].
    long peak() {
        return bytes("VmHWM:");
    }

    /// Lines are like `VmRSS:      108548 kB`.
    private long bytes(String key) {
        try (var lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
