package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.time.Duration;

/// A connection to a service, over which messages go in both directions, each direction in order. Messages are sent by
/// one thread at a time; all else may come from any thread.
public interface Line {
    /// Hears what comes over a line: one call at a time, the last of which is [#closed].
    interface Listener {
        /// The next message is read when this returns.
        void received(Frame frame);

        /// The other side has closed it, or it broke. Not told to who has aborted it.
        ///
        /// @param code as RFC 6455 has them; 1006 for a connection that broke
        void closed(int code, String reason);
    }

    /// Returns when the network has taken the message.
    ///
    /// @param patience how long that may take
    /// @throws IOException when the connection is closed or broken; the listener is told why in a moment
    /// @throws SttException NETWORK when the network does not take it in time
    void send(Frame frame, Duration patience) throws IOException, InterruptedException;

    /// Says that nothing more will be sent. What comes is still heard. Idempotent.
    void endOutput();

    /// Ends it as is polite, which may take a moment. Idempotent.
    void close();

    /// Ends it at once, without a word. Idempotent.
    void abort();
}
