package dev.earshot.app.trace;

import dev.earshot.app.speech.TimeText;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.Locale;

/// Something on the timeline.
///
/// @param said where in the sound it belongs
/// @param at where in the sound the session was when it came
/// @param text of an utterance; of everything else what happened
record Arrival(Kind kind, TimeSpan said, Duration at, String text) {
    enum Kind {
        INTERIM,
        FINAL,
        SPEECH_STARTED,
        SPEECH_ENDED,
        RECONNECT,
        /// A fault that the run was asked for.
        ON_PURPOSE,
        NOTE,
        PROBLEM;

        /// Whether it is something that was heard, in words.
        boolean isText() {
            return this == INTERIM || this == FINAL;
        }
    }

    /// All of it, for who points at it and for who hears it read.
    String words() {
        var came = TimeText.fine(at);
        return switch (kind) {
            case INTERIM -> "Interim, came at %s (%s): “%s”".formatted(came, late(), text);
            case FINAL ->
                "Final, said from %s to %s, came at %s (%s): “%s”"
                        .formatted(TimeText.fine(said.start()), TimeText.fine(said.end()), came, late(), text);
            case SPEECH_STARTED -> "Speech began at %s, told at %s".formatted(TimeText.fine(said.start()), came);
            case SPEECH_ENDED -> "Speech ended at %s, told at %s".formatted(TimeText.fine(said.end()), came);
            case RECONNECT -> "Connected again at %s: %s".formatted(came, text);
            case ON_PURPOSE -> "Fault on purpose at %s: %s".formatted(came, text);
            case NOTE -> "Note at %s: %s".formatted(came, text);
            case PROBLEM -> "Problem at %s: %s".formatted(came, text);
        };
    }

    private String late() {
        double seconds = at.minus(said.end()).toMillis() / 1e3;
        return seconds >= 0
                ? String.format(Locale.ROOT, "%.2f s after its end", seconds)
                : String.format(Locale.ROOT, "%.2f s before its end", -seconds);
    }
}
