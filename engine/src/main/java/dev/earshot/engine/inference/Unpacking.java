package dev.earshot.engine.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Unpacks a file, to be interrupted.
final class Unpacking {
    private static final int CHUNK = 1 << 20;

    private Unpacking() {}

    /// @throws java.util.zip.ZipException when it is no such archive, or its checksum is wrong
    /// @throws java.io.EOFException when it is cut off
    static void gzip(Path packed, Path to) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        try (var in = new GZIPInputStream(Files.newInputStream(packed), CHUNK);
                var out = Files.newOutputStream(to)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(chunk, 0, count);
            }
        }
    }
}
