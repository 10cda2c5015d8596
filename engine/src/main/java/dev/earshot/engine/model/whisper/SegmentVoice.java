package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Says the segments of one stream, in order, numbered from 0.
///
/// The reference lets times overlap and leave the audio by a little; here they are brought into order. Segments that
/// say nothing are not said.
final class SegmentVoice {
    private static final char BROKEN = '\uFFFD';

    private final WhisperTokens tokens;
    private final boolean interim;
    private int said;
    private Duration end = Duration.ZERO; // of what was said
    private String partial = "";

    /// @param interim whether to say what is not final
    SegmentVoice(WhisperTokens tokens, boolean interim) {
        this.tokens = tokens;
        this.interim = interim;
    }

    /// Says what is being written of the first of several windows, as one segment of which nothing is certain.
    WindowDecoder.Interim interim(Window window, SpokenLanguage language, TranscriptListener out) {
        if (!interim) {
            return WindowDecoder.Interim.IGNORED;
        }
        var span = span(window.first() / 100.0, (window.first() + window.frames()) / 100.0, Duration.ofDays(9999));
        return (request, written) -> {
            var text = request == 0 ? whole(tokens.text(written)) : "";
            if (!text.isEmpty() && !text.equals(partial)) {
                partial = text;
                var segment = new Segment(
                        said,
                        span,
                        text,
                        List.of(),
                        OptionalDouble.empty(),
                        language.settled().map(WhisperLanguages::tag));
                out.on(new TranscriptEvent.Partial(segment, 0));
            }
        };
    }

    /// Without the bytes of a character that is not complete yet.
    private static String whole(String text) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == BROKEN) {
            length--;
        }
        return text.substring(0, length).strip();
    }

    /// Says what is known of the segment that is being spoken.
    ///
    /// @param settled what will not change any more
    /// @param tentative what the text goes on with
    void soFar(
            long start, long end, String settled, String tentative, SpokenLanguage language, TranscriptListener out) {
        var all = (settled + tentative).strip();
        if (interim && !all.isEmpty()) {
            var segment = new Segment(
                    said,
                    span(start / 100.0, end / 100.0, Duration.ofDays(9999)),
                    all,
                    List.of(),
                    OptionalDouble.empty(),
                    language.settled().map(WhisperLanguages::tag));
            out.on(new TranscriptEvent.Partial(segment, Math.min(settled.length(), all.length())));
        }
    }

    /// Says segments as one, as which they were shown while they were spoken.
    ///
    /// @param settled is said instead where they lack what was settled, since they were taken for silence or for
    ///     nothing
    void sayAsOne(List<TimedSegment> segments, Optional<TimedSegment> settled, long endFrame, TranscriptListener out) {
        segments.stream()
                .filter(segment -> !segment.text().isBlank())
                .reduce(TimedSegment::and)
                .filter(all -> settled.stream()
                        .allMatch(part ->
                                all.text().strip().startsWith(part.text().strip())))
                .or(() -> settled)
                .ifPresent(all -> say(List.of(all), endFrame, out));
    }

    /// @param segments in order
    /// @param endFrame where the sound ends that they were heard in
    void say(List<TimedSegment> segments, long endFrame, TranscriptListener out) {
        var limit = ofSeconds(endFrame / 100.0);
        for (var segment : segments) {
            var text = segment.text().strip();
            if (!text.isEmpty()) {
                out.on(new TranscriptEvent.Final(segment(segment, text, limit)));
                said++;
                partial = "";
            }
        }
    }

    private Segment segment(TimedSegment segment, String text, Duration limit) {
        var span = span(segment.start(), segment.end(), limit);
        end = span.end();
        return new Segment(
                said,
                span,
                text,
                words(segment.words(), text, span),
                OptionalDouble.of(probability(Math.exp(segment.window().meanLogProbability()))),
                Optional.of(WhisperLanguages.tag(segment.window().language())));
    }

    /// Not before what was said, not after the limit.
    private TimeSpan span(double start, double stop, Duration limit) {
        var from = earlier(later(ofSeconds(start), end), later(limit, end));
        return new TimeSpan(from, later(from, earlier(ofSeconds(stop), limit)));
    }

    /// A word that runs on into the next segment, as one without a blank between them does, ends with its own.
    private static List<Word> words(List<TimedWord> timed, String text, TimeSpan span) {
        var words = new ArrayList<Word>();
        var last = span.start();
        int at = 0;
        for (var word : timed) {
            var spelling = word.text().strip();
            while (!spelling.isEmpty() && text.indexOf(spelling, at) < 0) {
                spelling = spelling.substring(0, spelling.length() - 1).strip();
            }
            if (!spelling.isEmpty()) {
                at = text.indexOf(spelling, at) + spelling.length();
                var from = earlier(later(ofSeconds(word.start()), last), span.end());
                var to = earlier(later(ofSeconds(word.end()), from), span.end());
                words.add(
                        new Word(spelling, new TimeSpan(from, to), OptionalDouble.of(probability(word.probability()))));
                last = to;
            }
        }
        return words;
    }

    private static double probability(double value) {
        return Math.clamp(value, 0, 1);
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
