package dev.earshot.engine.trace;

import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Finds out what kind of a trace a path is: the file, the folder in which one was written, or a file
/// that is cut.
final class TraceOpening {
    private TraceOpening() {}

    static Trace open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return begin(file, new TraceParts.Loose(file), false);
        }
        if (String.valueOf(file.getFileName()).equals(TraceFormat.HEADER)) {
            return open(Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file));
        }
        try {
            return begin(file, new TraceParts.Packed(new ZipFile(file.toFile())), false);
        } catch (ZipException noIndex) {
            return rescue(file);
        }
    }

    /// The folder in which that file is, or was, being written.
    static Optional<Path> unfinished(Path file) {
        var folder = file.resolveSibling(file.getFileName() + ".part");
        return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    private static Trace rescue(Path file) throws IOException {
        if (!startsAsZip(file)) {
            throw TraceFailure.noTrace(file);
        }
        var folder = Files.createTempDirectory("earshot-trace-");
        TracePacking.rescue(file, folder);
        return begin(file, new TraceParts.Rescued(new TraceParts.Loose(folder)), true);
    }

    private static boolean startsAsZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }

    private static Trace begin(Path file, TraceParts parts, boolean cut) throws IOException {
        try {
            return Trace.read(file, parts, header(file, parts), cut);
        } catch (IOException | SttException failed) {
            parts.close();
            throw failed;
        }
    }

    private static TraceHeader header(Path file, TraceParts parts) throws IOException {
        try (var in = parts.open(TraceFormat.HEADER).orElseThrow(() -> TraceFailure.noTrace(file))) {
            return HeaderJson.read(in.readNBytes(TraceFormat.MOST_HEADER), file);
        } catch (ZipException damaged) {
            throw TraceFailure.noTrace(file);
        }
    }

    static void copy(TraceParts parts, Path from, Path to) {
        try {
            var draft = Files.createTempFile(to.toAbsolutePath().getParent(), ".earshot-", ".part");
            try {
                switch (parts) {
                    case TraceParts.Packed _ -> Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING);
                    case TraceParts.Loose loose -> repack(loose, draft);
                    case TraceParts.Rescued(var loose) -> repack(loose, draft);
                }
                Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw TraceFailure.unwritten(to, e);
        }
    }

    private static void repack(TraceParts.Loose parts, Path draft) throws IOException {
        Files.delete(draft);
        TracePacking.pack(parts.folder(), draft);
    }
}
