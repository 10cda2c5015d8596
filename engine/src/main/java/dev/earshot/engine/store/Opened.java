package dev.earshot.engine.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The content of a file, from some byte on.
interface Opened extends AutoCloseable {
    /// The first byte that comes.
    long from();

    /// What stands for exactly this content at its host; empty when nothing does.
    Optional<String> etag();

    /// The next bytes; empty at the end.
    ///
    /// @throws TransientException when the connection fails
    /// @throws dev.earshot.engine.SttException when a file of this machine cannot be read
    Optional<ByteBuffer> next() throws TransientException, InterruptedException;

    @Override
    void close();
}
