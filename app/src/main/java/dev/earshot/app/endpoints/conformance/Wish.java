package dev.earshot.app.endpoints.conformance;

import dev.earshot.bridge.conformance.Rule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// How an endpoint is to be judged.
///
/// @param rules that are tried
/// @param silence how long a silence it has to outlive
/// @param pace how fast sound is sent
/// @param reference what is said; blank where nobody knows, then accuracy is not judged
record Wish(Set<Rule> rules, Duration silence, Pace pace, String reference) {
    enum Pace {
        REAL_TIME("Real time", 1),
        FAST("As fast as it is taken", Double.POSITIVE_INFINITY);

        private final String words;
        private final double speed;

        Pace(String words, double speed) {
            this.words = words;
            this.speed = speed;
        }

        String words() {
            return words;
        }

        double speed() {
            return speed;
        }
    }

    static final Wish USUAL = new Wish(EnumSet.allOf(Rule.class), Duration.ofSeconds(30), Pace.REAL_TIME, "");

    Wish {
        rules = Set.copyOf(rules);
    }

    Wish withRules(Set<Rule> others) {
        return new Wish(others, silence, pace, reference);
    }

    Wish withSilence(Duration length) {
        return new Wish(rules, length, pace, reference);
    }

    Wish withPace(Pace other) {
        return new Wish(rules, silence, other, reference);
    }

    Wish withReference(String text) {
        return new Wish(rules, silence, pace, text);
    }
}
