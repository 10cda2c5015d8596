package dev.earshot.bridge.server;

import dev.earshot.bridge.wire.Ending;
import java.time.Duration;

/// Somebody whom the server works for: a connection or a call. Safe for many threads.
interface Guest {
    /// Time goes by; to be called some ten times a second.
    void tick();

    /// Sound that came and waits to be heard; nothing of a recording, which is read as it is heard.
    default Duration backlog() {
        return Duration.ZERO;
    }

    /// The server wants to end it: what was heard is said first.
    void end(Ending why);

    /// The time for that is over: what has not been said is lost, and the guest is told so.
    void endNow();

    /// Nothing more is said; the connection is cut.
    ///
    /// @param why in a few words
    void hangUp(String why);
}
