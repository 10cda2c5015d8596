package dev.earshot.engine.trace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Where the parts of a trace are read from. Safe for many threads.
sealed interface TraceParts extends AutoCloseable {
    /// A part from its beginning; empty when the trace has none of that name.
    Optional<InputStream> open(String part) throws IOException;

    @Override
    void close() throws IOException;

    /// The file.
    record Packed(ZipFile zip) implements TraceParts {
        @Override
        public Optional<InputStream> open(String part) throws IOException {
            ZipEntry entry = zip.getEntry(part);
            return entry == null ? Optional.empty() : Optional.ofNullable(zip.getInputStream(entry));
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /// A folder in which it was, or is, being written.
    record Loose(Path folder) implements TraceParts {
        @Override
        public Optional<InputStream> open(String part) throws IOException {
            var file = folder.resolve(part);
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        }

        @Override
        public void close() {}
    }

    /// What was rescued of a damaged file; deleted in the end.
    record Rescued(Loose parts) implements TraceParts {
        @Override
        public Optional<InputStream> open(String part) throws IOException {
            return parts.open(part);
        }

        @Override
        public void close() throws IOException {
            TracePacking.delete(parts.folder());
        }
    }

    /// Ends where so many bytes have been read.
    static InputStream atMost(InputStream in, long most) {
        return new FilterInputStream(in) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int one = left > 0 ? super.read() : -1;
                left -= one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                int read = left > 0 ? super.read(into, from, (int) Math.min(count, left)) : -1;
                left -= Math.max(0, read);
                return read;
            }
        };
    }
}
