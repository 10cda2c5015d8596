package dev.earshot.app.models;

import dev.earshot.engine.recognition.LiveFit;
import dev.earshot.engine.recognition.Speed;
import java.util.Locale;
import java.util.Optional;

/// How fast a model is here, as the list says it.
final class SpeedWords {
    private SpeedWords() {}

    /// `About 9 times faster than real time here (estimated)`
    static String sentence(Speed speed) {
        var words = speed.words() + " here";
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + switch (speed.origin()) {
                    case MEASURED -> " (measured)";
                    case ESTIMATED -> " (estimated)";
                };
    }

    /// What somebody who wants to use it live should know; empty when it does well.
    static Optional<String> warning(LiveFit fit) {
        return switch (fit) {
            case EASILY -> Optional.empty();
            case JUST -> Optional.of("Just keeps up live");
            case TOO_SLOW -> Optional.of("Too slow for live");
        };
    }
}
