package dev.earshot.engine.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Between the folder in which a trace grows and the file that it is.
final class TracePacking {
    private TracePacking() {}

    /// Sound and bytes are stored as they are, so that any place in them is reached at once.
    ///
    /// @param target is there when it is whole, and not before
    static void pack(Path folder, Path target) throws IOException {
        var draft = target.resolveSibling(target.getFileName() + ".part.zip");
        try {
            try (var zip = new ZipOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW), 1 << 16))) {
                for (String part : TraceFormat.PARTS) {
                    var file = folder.resolve(part);
                    if (Files.exists(file) && Files.size(file) > 0) {
                        zip.putNextEntry(entry(part, file));
                        Files.copy(file, zip);
                        zip.closeEntry();
                    }
                }
            }
            Files.move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static ZipEntry entry(String part, Path file) throws IOException {
        var entry = new ZipEntry(part);
        entry.setTime(Files.getLastModifiedTime(file).toMillis());
        if (part.equals(TraceFormat.SOUND) || part.equals(TraceFormat.FRAMES)) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(Files.size(file));
            entry.setCrc(crc(file));
        }
        return entry;
    }

    private static long crc(Path file) throws IOException {
        try (var in =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }

    /// What there is of a file whose end, and with it its index, is missing.
    ///
    /// @param folder empty
    static void rescue(Path file, Path folder) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (TraceFormat.PARTS.contains(entry.getName()) && !Files.exists(folder.resolve(entry.getName()))) {
                    copy(zip, folder.resolve(entry.getName()));
                }
            }
        } catch (IOException | IllegalArgumentException end) {
            // It ends here; what was copied is what there is.
            return;
        }
    }

    private static void copy(InputStream in, Path to) throws IOException {
        try (var out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            var block = new byte[1 << 16];
            long left = TraceFormat.MOST_SOUND;
            for (int n = in.read(block); n >= 0 && left > 0; n = in.read(block)) {
                out.write(block, 0, (int) Math.min(n, left));
                left -= n;
            }
        }
    }

    /// The parts in a folder, and the folder, unless there is something else in it.
    static void delete(Path folder) throws IOException {
        for (String part : TraceFormat.PARTS) {
            Files.deleteIfExists(folder.resolve(part));
        }
        Files.deleteIfExists(folder);
    }
}
