package dev.earshot.bridge.conformance;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// All that one session said and when, and what had been done to it.
///
/// @param name tells it from the others of a run
/// @param asked the options it was opened with
/// @param reference what was really spoken, where accuracy is to be judged
/// @param log what it said; times on the wall count from its opening
/// @param sent how much sound it was given
/// @param ended when it was told that there is no more sound; empty if it never was
/// @param conclusion how the calls on it came out
public record HeardSession(
        String name,
        RecognitionOptions asked,
        Optional<String> reference,
        SessionLog log,
        Duration sent,
        Optional<Duration> ended,
        Conclusion conclusion) {

    /// How the calls on a session came out, whatever it said.
    public sealed interface Conclusion {
        /// All returned.
        record Returned() implements Conclusion {}

        /// One of them threw, often the opening.
        ///
        /// @param wall when, since the opening began
        record Threw(SttException cause, Duration wall) implements Conclusion {}

        /// One of them did not return, and was given up.
        ///
        /// @param doing completes "it was"
        /// @param limit how long it was waited for, sending included
        record Stuck(String doing, Duration limit) implements Conclusion {}
    }

    /// The same session, of which it is known what was said.
    HeardSession of(Optional<String> spoken) {
        return new HeardSession(name, asked, spoken, log, sent, ended, conclusion);
    }

    /// All finals, joined with blanks.
    public String text() {
        return log.finals().stream().map(Segment::text).collect(Collectors.joining(" "));
    }

    /// The event that ended it, if one did.
    public Optional<TranscriptEvent.Terminal> terminal() {
        return log.observations().stream()
                .map(Observation::event)
                .filter(TranscriptEvent.Terminal.class::isInstance)
                .map(TranscriptEvent.Terminal.class::cast)
                .findFirst();
    }

    /// Why it failed, if it did: what was thrown, or the event.
    Optional<SttException> failure() {
        if (conclusion instanceof Conclusion.Threw(var cause, var _)) {
            return Optional.of(cause);
        }
        return terminal()
                .flatMap(event -> event instanceof TranscriptEvent.Failed(var cause)
                        ? Optional.of(cause)
                        : Optional.<SttException>empty());
    }

    /// Whether it returned from everything and completed.
    boolean completed() {
        return conclusion instanceof Conclusion.Returned
                && terminal()
                        .filter(TranscriptEvent.Completed.class::isInstance)
                        .isPresent();
    }
}
