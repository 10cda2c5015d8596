package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder of our own that is gone in the end. Safe for many threads.
final class ScratchFolder implements AutoCloseable {
    private Optional<Path> path = Optional.empty();

    /// Makes it, when it is first asked for, in the system's folder for such things.
    synchronized Path path() throws IOException {
        if (path.isEmpty()) {
            path = Optional.of(Files.createTempDirectory("earshot-"));
        }
        return path.get();
    }

    /// Deletes it with the files in it. Idempotent.
    @Override
    public synchronized void close() {
        if (path.isEmpty()) {
            return;
        }
        try (var files = Files.list(path.get())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(path.get());
            path = Optional.empty();
        } catch (IOException e) {
            throw new SttException(SttError.WRITE_FAILED, "The folder " + path.get() + " cannot be deleted.", e);
        }
    }
}
