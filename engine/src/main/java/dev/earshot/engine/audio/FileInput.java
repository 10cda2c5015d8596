package dev.earshot.engine.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The bytes of a file. A `RandomAccessFile`, since a channel would be closed for good by an interrupt.
final class FileInput implements ByteInput {
    private final RandomAccessFile file;

    FileInput(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read(byte[] into, int count) throws IOException {
        return file.read(into, 0, count);
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public void seek(long position) throws IOException {
        file.seek(position);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
