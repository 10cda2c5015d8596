package dev.earshot.engine.audio;

import java.io.IOException;

/// Where the bytes of a recording come from. Read by one thread; `close` may come from any other and ends a
/// `read` that waits.
interface ByteInput extends AutoCloseable {
    /// Reads at least one byte and at most `count`, waiting if need be; -1 at the end.
    int read(byte[] into, int count) throws IOException;

    /// Bytes in all, or -1 where nobody knows and nobody can seek.
    long size() throws IOException;

    void seek(long position) throws IOException;

    @Override
    void close();
}
