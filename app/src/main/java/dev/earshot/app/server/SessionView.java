package dev.earshot.app.server;

import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SessionStart;
import java.time.Duration;
import java.util.Optional;

/// A session as it stands at a moment.
///
/// @param model who hears it, once somebody does
/// @param heard how much sound has come
/// @param firstText from the arrival of the sound with which the last utterance began to its first text
/// @param lastFinal from the arrival of the sound with which the last segment ended to its final
/// @param settled the end of what will not change again
/// @param tentative what may
/// @param report how it went, once it is over
record SessionView(
        SessionStart start,
        Optional<String> model,
        Duration heard,
        State state,
        Optional<Duration> firstText,
        Optional<Duration> lastFinal,
        String settled,
        String tentative,
        Optional<SessionReport> report) {
    /// What goes on in a session.
    enum State {
        /// Nobody hears it yet.
        CONNECTED("Connected"),
        LISTENING("Listening"),
        SPEAKING("Speech"),
        /// Its recogniser has failed; the reason is in the log.
        FAILED("Failed"),
        ENDED("Ended");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// For a person.
        String words() {
            return words;
        }
    }

    String id() {
        return start.id();
    }

    boolean open() {
        return report.isEmpty();
    }
}
