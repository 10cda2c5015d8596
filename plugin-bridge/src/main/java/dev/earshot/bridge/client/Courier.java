package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.engine.SttException;
import java.util.function.Consumer;

/// Brings calls to one service, and its answers back. Safe for many threads.
///
/// What lies between a recogniser and the network is a courier around a courier: one that tries again, one that
/// remembers answers, one that counts.
public interface Courier extends AutoCloseable {
    /// Blocks until the answer is there; interrupting it breaks the call off.
    ///
    /// @param line hears the lines of a good answer while it comes, on the calling thread
    /// @return what the service says, be it good or not
    /// @throws SttException NETWORK when it says nothing
    BatchAnswer deliver(Errand errand, Consumer<String> line) throws InterruptedException;

    /// Frees what it goes with. Idempotent.
    @Override
    void close();
}
