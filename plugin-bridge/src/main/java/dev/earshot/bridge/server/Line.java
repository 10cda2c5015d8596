package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Frame;
import java.io.IOException;

/// A connection, as far as it is written to. Safe for many threads, of which one sends.
interface Line {
    /// Returns when it has been handed to the network, which a peer that does not read puts off.
    void send(Frame frame) throws IOException, InterruptedException;

    /// Closes it when everything before has been sent.
    void close(int code, String reason);

    /// Breaks it at once; whoever sends fails.
    void cut();
}
