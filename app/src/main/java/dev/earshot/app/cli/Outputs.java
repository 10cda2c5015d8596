package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// Writes transcripts so that under a file's name there is the whole or nothing: into a file beside it, which is then
/// moved into place. Safe for two threads, of which one abandons.
final class Outputs {
    private final boolean overwrite;
    private Optional<Path> unfinished = Optional.empty();
    private boolean abandoned;

    Outputs(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /// What a file will hold.
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /// @throws SttException WRITE_FAILED when the file is there and may not be replaced
    void check(Path file) {
        if (!overwrite && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isDevice(file)) {
            throw exists(file);
        }
    }

    /// Also makes the folders that are missing.
    ///
    /// @throws SttException DISK_FULL, WRITE_FAILED; then nothing has changed
    void write(Path file, Content content) {
        try {
            if (isDevice(file)) {
                fill(Files.newBufferedWriter(file, StandardOpenOption.WRITE), content);
                return;
            }
            var target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            var folder = Optional.ofNullable(target.getParent()).orElse(target);
            Files.createDirectories(folder);
            writeBeside(target, folder.resolve("." + UUID.randomUUID() + ".earshot-part"), content);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw WriteFailure.of(e, file.toString());
        }
    }

    /// Removes what is half-written, and writes nothing from now on.
    synchronized void abandon() {
        abandoned = true;
        unfinished.ifPresent(part -> part.toFile().delete());
    }

    private void writeBeside(Path target, Path part, Content content) throws IOException {
        begin(part);
        try {
            fill(
                    new BufferedWriter(new OutputStreamWriter(
                            Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8)),
                    content);
            if (overwrite) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, target);
            }
        } finally {
            Files.deleteIfExists(part);
            end();
        }
    }

    private static void fill(Writer out, Content content) throws IOException {
        try (out) {
            content.writeTo(out);
        }
    }

    private synchronized void begin(Path part) {
        if (abandoned) {
            throw new SttException(SttError.CANCELLED, "Stopped.");
        }
        unfinished = Optional.of(part);
    }

    private synchronized void end() {
        unfinished = Optional.empty();
    }

    /// Something like `/dev/null` or a named pipe, which is written to and never replaced.
    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static SttException exists(Path file) {
        return new SttException(
                SttError.WRITE_FAILED, file + " exists already: give --overwrite to replace it, or another --output.");
    }
}
