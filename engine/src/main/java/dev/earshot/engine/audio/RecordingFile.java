package dev.earshot.engine.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The file under a recording. One thread.
interface RecordingFile extends AutoCloseable {
    /// Makes such files.
    interface Maker {
        /// @throws java.nio.file.FileAlreadyExistsException when there is one of that name
        RecordingFile make(Path path) throws IOException;
    }

    /// Writes what remains in the buffer; where that fails midway, its position says how far it got.
    void write(ByteBuffer bytes, long at) throws IOException;

    void truncate(long size) throws IOException;

    /// Returns when what was written would survive a loss of power.
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
