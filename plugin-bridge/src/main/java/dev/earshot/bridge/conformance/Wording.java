package dev.earshot.bridge.conformance;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Locale;

/// Events and times, as the evidence words them.
final class Wording {
    private Wording() {}

    static String of(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> "start of speech at " + seconds(at);
            case TranscriptEvent.SpeechEnded(var at) -> "end of speech at " + seconds(at);
            case TranscriptEvent.Partial partial ->
                "interim of segment %d, %s"
                        .formatted(
                                partial.segment().id(), span(partial.segment().span()));
            case TranscriptEvent.Final(var segment) ->
                "final of segment %d, %s".formatted(segment.id(), span(segment.span()));
            case TranscriptEvent.Notice _ -> "notice";
            case TranscriptEvent.Completed(var audio) -> "completed, " + seconds(audio) + " of sound";
            case TranscriptEvent.Failed(var cause) -> "failed, " + cause.error();
        };
    }

    /// What is said in it, or of it.
    static String text(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.Notice notice -> notice.sentence();
            case TranscriptEvent.Failed(var cause) -> cause.sentence();
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Partial _,
                    TranscriptEvent.Final _,
                    TranscriptEvent.Completed _ -> spoken(event);
        };
    }

    /// The text of an interim or a final; empty for all else.
    static String spoken(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.Partial partial -> partial.segment().text();
            case TranscriptEvent.Final(var segment) -> segment.text();
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Terminal _ -> "";
        };
    }

    static String span(TimeSpan span) {
        return "%s to %s".formatted(seconds(span.start()), seconds(span.end()));
    }

    /// To the hundredth, with a unit.
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
