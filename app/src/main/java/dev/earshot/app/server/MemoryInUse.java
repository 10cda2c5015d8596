package dev.earshot.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process has in use: as Linux tells it (`proc_pid_status(5)`), elsewhere only what is Java's.
final class MemoryInUse {
    private static final Path STATUS = Path.of("/proc/self/status");

    private MemoryInUse() {}

    /// Bytes.
    static long now() {
        if (!Files.isReadable(STATUS)) {
            return ofJava();
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseGet(MemoryInUse::ofJava);
        } catch (IOException | UncheckedIOException e) {
            return ofJava();
        }
    }

    private static long ofJava() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
