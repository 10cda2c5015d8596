package dev.earshot.app.trace;

import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;

/// Something on the timeline.
///
/// @param said where in the sound it belongs
/// @param at where in the sound the session was when it came
record Arrival(Kind kind, TimeSpan said, Duration at, String text) {
    enum Kind {
        INTERIM,
        FINAL,
        NOTE,
        PROBLEM
    }
}
