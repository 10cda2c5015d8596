package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A transcript as Whisper's own `verbose_json` has it, which OpenAI, whisper.cpp and many servers besides
/// write. Words lie in their segments, or all of them beside those.
public final class VerboseJson {
    /// How far the times of a word may be beside its segment.
    private static final Duration BESIDE = Duration.ofSeconds(1);

    private final Optional<String> language;
    private final Deque<Word> words;
    private final List<Segment> segments = new ArrayList<>();

    private VerboseJson(Optional<String> language, List<Word> words) {
        this.language = language;
        this.words = new ArrayDeque<>(words);
    }

    /// @param audio how long the sound was, where the answer does not say
    /// @throws BadFrame when a field is none of what it may be
    public static Transcript read(Message answer, Duration audio) throws BadFrame {
        var heard = answer.time("duration").orElse(audio);
        var reading = new VerboseJson(answer.text("language").flatMap(LanguageName::tag), words(answer));
        for (var segment : answer.objects("segments")) {
            reading.add(segment);
        }
        if (reading.segments.isEmpty()) {
            reading.addAll(answer, heard);
        }
        return new Transcript(reading.segments, heard);
    }

    private static List<Word> words(Message told) throws BadFrame {
        return TimeFields.SECONDS.words(told.objects("words"), "word", "probability");
    }

    private void add(Message told) throws BadFrame {
        var text = told.text("text").orElse("").strip();
        if (text.isEmpty()) {
            return;
        }
        var span = TimeFields.SECONDS.span(told);
        var own = words(told);
        segments.add(new Segment(
                segments.size(), span, text, own.isEmpty() ? wordsOf(text, span) : own, likely(told), language));
    }

    /// The mean of the logarithms of its tokens' probabilities, as a probability.
    private static OptionalDouble likely(Message segment) throws BadFrame {
        return segment.number("avg_logprob", -1e3, 0)
                .map(mean -> OptionalDouble.of(Math.exp(mean)))
                .orElseGet(OptionalDouble::empty);
    }

    /// Of the words that no segment has yet, those that follow each other in this one's text.
    private List<Word> wordsOf(String text, TimeSpan span) {
        var own = new ArrayList<Word>();
        int from = 0;
        while (!words.isEmpty() && words.getFirst().span().start().minus(BESIDE).compareTo(span.end()) < 0) {
            var word = words.getFirst();
            int at = text.indexOf(word.text(), from);
            if (at < 0 && word.span().end().plus(BESIDE).compareTo(span.end()) > 0) {
                break; // it may be the next one's
            }
            words.removeFirst();
            if (at >= 0) {
                own.add(word);
                from = at + word.text().length();
            }
        }
        return own;
    }

    /// Where no segments were asked for, everything is one.
    private void addAll(Message answer, Duration heard) throws BadFrame {
        var text = answer.text("text").orElse("").strip();
        if (!text.isEmpty()) {
            var span = new TimeSpan(Duration.ZERO, heard);
            segments.add(new Segment(0, span, text, wordsOf(text, span), OptionalDouble.empty(), language));
        }
    }
}
