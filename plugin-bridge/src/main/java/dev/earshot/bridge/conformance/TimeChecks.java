package dev.earshot.bridge.conformance;

import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When things are said to have been, and when they came.
final class TimeChecks {
    /// Services round.
    private static final Duration ROUNDING = Duration.ofMillis(100);

    private TimeChecks() {}

    static Finding inOrder(HeardSession session) {
        var speech = Duration.ZERO;
        var text = Duration.ZERO;
        boolean told = false;
        for (var seen : session.log().observations()) {
            switch (seen.event()) {
                case TranscriptEvent.SpeechStarted(var at) -> {
                    if (at.compareTo(speech) < 0) {
                        return backwards(session, seen, speech);
                    }
                    speech = at;
                    told = true;
                }
                case TranscriptEvent.SpeechEnded(var at) -> {
                    if (at.compareTo(speech) < 0) {
                        return backwards(session, seen, speech);
                    }
                    speech = at;
                    told = true;
                }
                case TranscriptEvent.Final(var segment) -> {
                    if (segment.span().start().compareTo(text) < 0) {
                        return backwards(session, seen, text);
                    }
                    text = segment.span().start();
                    told = true;
                }
                case TranscriptEvent.Partial _, TranscriptEvent.Notice _, TranscriptEvent.Terminal _ -> {}
            }
        }
        return told ? Finding.KEPT : new Finding.Silent("It says nothing that has a time.");
    }

    private static Finding backwards(HeardSession session, Observation seen, Duration before) {
        var sentence = "A time lies before one that was told earlier, " + Wording.seconds(before) + ".";
        return OrderChecks.broken(sentence, session, seen);
    }

    static Finding insideSound(HeardSession session) {
        boolean told = false;
        for (var seen : session.log().observations()) {
            var latest = latest(seen.event());
            told |= latest.isPresent();
            if (latest.filter(at -> at.compareTo(seen.audioSent().plus(ROUNDING)) > 0)
                    .isPresent()) {
                return OrderChecks.broken(
                        "It speaks of sound at %s, when %s had been sent."
                                .formatted(Wording.seconds(latest.get()), Wording.seconds(seen.audioSent())),
                        session,
                        seen);
            }
        }
        return told ? Finding.KEPT : new Finding.Silent("It says nothing that has a time.");
    }

    private static Optional<Duration> latest(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> Optional.of(at);
            case TranscriptEvent.SpeechEnded(var at) -> Optional.of(at);
            case TranscriptEvent.Partial partial ->
                Optional.of(partial.segment().span().end());
            case TranscriptEvent.Final(var segment) ->
                Optional.of(segment.span().end());
            case TranscriptEvent.Completed(var audio) -> Optional.of(audio);
            case TranscriptEvent.Notice _, TranscriptEvent.Failed _ -> Optional.empty();
        };
    }

    static Finding wordsInOrder(HeardSession session) {
        boolean told = false;
        for (var seen : session.log().observations()) {
            if (seen.event() instanceof TranscriptEvent.Final(var segment)
                    && !segment.words().isEmpty()) {
                told = true;
                var wrong = outOfOrder(segment);
                if (wrong.isPresent()) {
                    var word = wrong.get();
                    var sentence = "The word \"%s\" (%s) is not after the one before it, or not within its final."
                            .formatted(word.text(), Wording.span(word.span()));
                    return OrderChecks.broken(sentence, session, seen);
                }
            }
        }
        return told ? Finding.KEPT : new Finding.Silent("Its finals have no words with times.");
    }

    /// Words may touch, and overlap or leave their final by as much as is rounded; but none begins
    /// before another.
    private static Optional<Word> outOfOrder(Segment segment) {
        var begun = segment.span().start().minus(ROUNDING);
        var ended = segment.span().start();
        var end = segment.span().end().plus(ROUNDING);
        for (var word : segment.words()) {
            var span = word.span();
            if (span.start().compareTo(begun) < 0
                    || span.start().plus(ROUNDING).compareTo(ended) < 0
                    || span.end().compareTo(end) > 0) {
                return Optional.of(word);
            }
            begun = span.start();
            ended = span.end();
        }
        return Optional.empty();
    }

    static Finding inTime(HeardSession session, Duration limit) {
        var ended = session.ended();
        if (ended.isEmpty() || session.log().observations().isEmpty()) {
            return new Finding.Silent("The end of input was never told.");
        }
        var last = session.log().observations().getLast();
        var late = last.wall().minus(ended.get());
        if (late.compareTo(limit) <= 0) {
            return Finding.KEPT;
        }
        return new Finding.Broken(
                "The last event came %s after the end of input; %s are let pass."
                        .formatted(Wording.seconds(late), Wording.seconds(limit)),
                List.of(Evidence.of(session, last)));
    }
}
