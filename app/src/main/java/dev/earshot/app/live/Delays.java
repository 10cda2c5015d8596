package dev.earshot.app.live;

import java.time.Duration;
import java.util.Optional;

/// How late text is.
///
/// @param word how old the newest word was when it was first shown
/// @param settled how long after its last word the newest utterance was settled
record Delays(Optional<Duration> word, Optional<Duration> settled) {
    static final Delays NONE = new Delays(Optional.empty(), Optional.empty());

    Delays withWord(Duration age) {
        return new Delays(Optional.of(age), settled);
    }

    Delays withSettled(Duration age) {
        return new Delays(word, Optional.of(age));
    }
}
