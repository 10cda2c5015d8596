package dev.earshot.engine.transcript;

import java.time.Duration;
import java.util.OptionalDouble;

/// One word as it is shown, with its punctuation and without surrounding blanks.
///
/// @param confidence the recogniser's own estimate that the word is right, 0 to 1; empty when it makes none
public record Word(String text, TimeSpan span, OptionalDouble confidence) {
    public Word {
        if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("confidence must be within 0 and 1: " + confidence.getAsDouble());
        }
    }

    public Word(String text, TimeSpan span) {
        this(text, span, OptionalDouble.empty());
    }

    public Word shifted(Duration by) {
        return new Word(text, span.shifted(by), confidence);
    }
}
