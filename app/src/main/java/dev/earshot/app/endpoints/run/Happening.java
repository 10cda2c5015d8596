package dev.earshot.app.endpoints.run;

import java.time.Duration;

/// Something about the connection that a person wants to see at once.
///
/// @param at how much sound had been sent
/// @param words a sentence
record Happening(Kind kind, Duration at, String words) {
    enum Kind {
        CONNECTION,
        RECONNECT,
        FAULT,
        NOTE,
        PROBLEM
    }
}
