package dev.earshot.engine.trace;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;

/// One thing that happened in a session.
public sealed interface TraceItem {
    /// When, by a clock that never jumps, from the session's beginning.
    Duration at();

    /// A message of the socket.
    ///
    /// @param size on the wire, in bytes, without the protocol's own
    record Frame(Duration at, Way way, long size, FrameContent content) implements TraceItem {}

    /// Sound came or went, whatever message it was in.
    ///
    /// @param from its first sample, 16 kHz, counted from the session's first
    record Sound(Duration at, Way way, long from, int samples) implements TraceItem {}

    /// A recogniser said something, on the time axis of the sound.
    record Event(Duration at, TranscriptEvent event) implements TraceItem {}

    /// Somebody hears from now on.
    record HeardBy(Duration at, TraceModel model) implements TraceItem {}

    /// Anything else that is worth knowing.
    ///
    /// @param text a sentence for a person
    record Mark(Duration at, Kind kind, String text) implements TraceItem {
        public enum Kind {
            RECONNECT,
            ERROR,
            NOTE,
            /// Something is missing here, since there was no time or room for it.
            LEFT_OUT;

            String word() {
                return switch (this) {
                    case RECONNECT -> "reconnect";
                    case ERROR -> "error";
                    case NOTE -> "note";
                    case LEFT_OUT -> "left_out";
                };
            }
        }
    }
}
