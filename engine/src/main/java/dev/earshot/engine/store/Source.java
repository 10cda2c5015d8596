package dev.earshot.engine.store;

import java.util.Optional;

/// Where the content of files comes from.
@FunctionalInterface
interface Source {
    /// @param from the first byte wanted; the very first may come instead
    /// @param etag what the host said of the bytes that are here
    Opened open(RemoteFile file, long from, Optional<String> etag) throws TransientException, InterruptedException;
}
