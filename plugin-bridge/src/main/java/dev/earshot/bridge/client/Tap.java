package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;

/// Hears what goes between an endpoint and the network, without what only the network gets to see: no key is among it.
/// Told on the threads that send and receive, also at once; must not block.
public interface Tap {
    /// A connection is being made, or a call.
    void dialled(Opening opening);

    /// The network has taken it.
    void sent(Frame frame);

    void received(Frame frame);

    /// The connection was closed by the other side, or broke.
    ///
    /// @param code as RFC 6455 has them
    void closed(int code, String reason);
}
