package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// How long an utterance waits for its first words, and after its end for its last.
///
/// An event belongs to an utterance when its segment overlaps with it in time.
///
/// @param firstInterim from the start of each utterance to the first event that shows a text of it
/// @param finals from the end of each utterance to the last of its finals
/// @param unheard utterances that no event shows anything of; they are in neither
public record UtteranceLatency(Latencies firstInterim, Latencies finals, int unheard) {
    public static UtteranceLatency of(SessionLog log, List<TimeSpan> speech, StreamClock clock) {
        var texts = log.observations().stream()
                .filter(observation -> text(observation).isPresent())
                .toList();
        var firsts = new ArrayList<Duration>();
        var lasts = new ArrayList<Duration>();
        int unheard = 0;
        for (TimeSpan utterance : speech) {
            var heard = texts.stream().filter(overlaps(utterance)).toList();
            if (heard.isEmpty()) {
                unheard++;
                continue;
            }
            firsts.add(clock.at(heard.getFirst()).minus(utterance.start()));
            heard.reversed().stream()
                    .filter(observation -> observation.event() instanceof TranscriptEvent.Final)
                    .findFirst()
                    .ifPresent(last -> lasts.add(clock.at(last).minus(utterance.end())));
        }
        return new UtteranceLatency(new Latencies(firsts), new Latencies(lasts), unheard);
    }

    UtteranceLatency plus(UtteranceLatency other) {
        return new UtteranceLatency(
                firstInterim.plus(other.firstInterim), finals.plus(other.finals), unheard + other.unheard);
    }

    private static Predicate<Observation> overlaps(TimeSpan utterance) {
        Function<TimeSpan, Boolean> within = span ->
                span.start().compareTo(utterance.end()) < 0 && utterance.start().compareTo(span.end()) < 0;
        return observation -> text(observation).map(Segment::span).map(within).orElse(false);
    }

    /// The segment of which an event shows a text.
    private static Optional<Segment> text(Observation observation) {
        return switch (observation.event()) {
            case TranscriptEvent.Partial partial ->
                Optional.of(partial.segment()).filter(segment -> !segment.text().isBlank());
            case TranscriptEvent.Final(var segment) -> Optional.of(segment);
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Terminal _ -> Optional.empty();
        };
    }
}
