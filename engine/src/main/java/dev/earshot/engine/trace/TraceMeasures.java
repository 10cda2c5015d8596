package dev.earshot.engine.trace;

import dev.earshot.engine.scoring.SessionLog;
import dev.earshot.engine.scoring.SpokenReference;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is measured of a session, as `docs/measures.md` defines it. Nobody knows what was said: the
/// session's own final text is the reference, or that of another one.
///
/// @param clock on the wall where the sound came as it was spoken, in sound where it came faster
/// @param words whether words have times; without, an utterance is a final, and emission is not
///     measured
public record TraceMeasures(SessionLog log, StreamClock clock, boolean words, StreamMeasures figures) {
    /// How long nobody speaks between two utterances.
    private static final Duration PAUSE = Duration.ofMillis(500);

    public static TraceMeasures of(Trace trace) {
        return of(trace, clock(TraceTimes.of(trace).live()));
    }

    /// On one of the clocks, for who compares with a session that has only that.
    public static TraceMeasures of(Trace trace, StreamClock clock) {
        return of(TraceTimes.log(trace), trace.transcript(), clock);
    }

    /// @param live whether sound came as fast as it was spoken
    public static StreamClock clock(boolean live) {
        return live ? StreamClock.COMPUTE_AWARE : StreamClock.COMPUTE_UNAWARE;
    }

    /// @param spoken what is taken for what was said
    public static TraceMeasures of(SessionLog log, Transcript spoken, StreamClock clock) {
        boolean words =
                spoken.segments().stream().anyMatch(segment -> !segment.words().isEmpty());
        var reference = words ? timed(spoken) : new SpokenReference(List.of(), apart(spoken));
        return new TraceMeasures(log, clock, words, StreamMeasures.of(log, reference, clock));
    }

    private static SpokenReference timed(Transcript spoken) {
        List<Word> words = spoken.segments().stream()
                .flatMap(segment -> segment.words().stream())
                .toList();
        return SpokenReference.of(inOrder(words), PAUSE);
    }

    /// A stranger's trace may have words in any order.
    private static List<Word> inOrder(List<Word> words) {
        return words.stream()
                .sorted((a, b) -> a.span().start().compareTo(b.span().start()))
                .toList();
    }

    private static List<TimeSpan> apart(Transcript spoken) {
        var apart = new ArrayList<TimeSpan>();
        var spans = spoken.segments().stream()
                .map(Segment::span)
                .sorted((a, b) -> a.start().compareTo(b.start()))
                .toList();
        for (TimeSpan span : spans) {
            if (!apart.isEmpty() && span.start().compareTo(apart.getLast().end()) < 0) {
                var last = apart.removeLast();
                var end = span.end().compareTo(last.end()) > 0 ? span.end() : last.end();
                apart.add(new TimeSpan(last.start(), end));
            } else {
                apart.add(span);
            }
        }
        return apart;
    }
}
