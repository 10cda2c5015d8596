package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.Observation;
import java.time.Duration;
import java.util.Optional;

/// Something that shows why a verdict is what it is.
///
/// @param session which of the run's sessions it comes from
/// @param when empty for what is true of the session as a whole
/// @param what the event, or the fact, in words
/// @param excerpt of text that was heard or said; may be empty
public record Evidence(String session, Optional<Moment> when, String what, String excerpt) {
    private static final int LONGEST = 240;

    /// @param sent how much sound had been sent
    /// @param wall how long after the session began
    public record Moment(Duration sent, Duration wall) {}

    public Evidence {
        excerpt = excerpt.length() <= LONGEST ? excerpt : cut(excerpt);
    }

    static Evidence of(HeardSession session, Observation seen) {
        return new Evidence(
                session.name(),
                Optional.of(new Moment(seen.audioSent(), seen.wall())),
                Wording.of(seen.event()),
                Wording.text(seen.event()));
    }

    static Evidence of(HeardSession session, String what, String excerpt) {
        return new Evidence(session.name(), Optional.empty(), what, excerpt);
    }

    /// Not in the middle of a character.
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
