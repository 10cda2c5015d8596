package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttException;

/// Connects to one service. Safe for many threads.
///
/// What lies between a session and the network is a dialer around a dialer: one that listens in, one that disturbs.
public interface Dialer extends AutoCloseable {
    /// Connects, which takes as long as the network does.
    ///
    /// @throws SttException NETWORK when nobody answers; ACCESS_DENIED, OVERLOADED, UNSUPPORTED as the service says
    Line dial(Opening opening, Line.Listener listener);

    /// Frees what it connects with, breaking off what is still connected. Idempotent.
    @Override
    void close();
}
