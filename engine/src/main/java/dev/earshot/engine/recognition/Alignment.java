package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// When the words of a known text are spoken: what [Recognizer#align] finds.
///
/// @param lines those of the text that are not blank, in order
/// @param audio how much audio was heard
public record Alignment(List<Line> lines, Duration audio) {
    public Alignment {
        lines = List.copyOf(lines);
    }

    /// A line of the text.
    ///
    /// @param number as a text editor counts, from 1
    /// @param text as it is written, without the blanks around it
    /// @param words all that stands between white space in it, in order
    public record Line(int number, String text, List<Aligned> words) {
        public Line {
            words = List.copyOf(words);
        }

        private List<Word> placed() {
            return words.stream()
                    .filter(Placed.class::isInstance)
                    .map(word -> ((Placed) word).word())
                    .toList();
        }

        private Line shifted(Duration by) {
            return new Line(
                    number, text, words.stream().map(word -> word.shifted(by)).toList());
        }
    }

    /// A word as it is written in the text, with its punctuation.
    public sealed interface Aligned {
        String text();

        default Aligned shifted(Duration by) {
            return switch (this) {
                case Placed(var word) -> new Placed(word.shifted(by));
                case Silent silent -> silent;
                case Missing missing -> missing;
            };
        }
    }

    /// It is spoken there.
    ///
    /// @param word without a confidence where it stands for whatever is heard, such as a number in
    ///     digits of which a model that knows letters alone cannot say how it is spoken
    public record Placed(Word word) implements Aligned {
        @Override
        public String text() {
            return word.text();
        }
    }

    /// It is not spoken: a lone dash, for example.
    public record Silent(String text) implements Aligned {}

    /// It was not heard where it should be.
    public record Missing(String text) implements Aligned {}

    /// The text as a transcript, a segment a line: with its spelling and all its words, and with
    /// times of those that could be placed. A line of which none could lasts from the line before
    /// it to the line after it.
    public Transcript transcript() {
        var segments = new ArrayList<Segment>();
        var last = Duration.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var words = line.placed();
            var span = words.isEmpty()
                    ? new TimeSpan(last, nextStart(i, last))
                    : new TimeSpan(
                            words.getFirst().span().start(),
                            words.getLast().span().end());
            last = span.end();
            segments.add(new Segment(i, span, line.text(), words, confidence(words), Optional.empty()));
        }
        return new Transcript(segments, audio);
    }

    private Duration nextStart(int line, Duration otherwise) {
        return lines.subList(line + 1, lines.size()).stream()
                .flatMap(later -> later.placed().stream())
                .findFirst()
                .map(word -> word.span().start())
                .orElse(otherwise);
    }

    private static OptionalDouble confidence(List<Word> words) {
        return words.stream()
                .flatMapToDouble(word -> word.confidence().stream())
                .average();
    }

    /// How many words are spoken, placed or not.
    public long spoken() {
        return lines.stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> !(word instanceof Silent))
                .count();
    }

    /// The lines with words that could not be placed, with these words alone.
    public List<Line> missing() {
        return lines.stream()
                .map(line -> new Line(
                        line.number(),
                        line.text(),
                        line.words().stream().filter(Missing.class::isInstance).toList()))
                .filter(line -> !line.words().isEmpty())
                .toList();
    }

    /// The same, `by` later.
    public Alignment shifted(Duration by) {
        return new Alignment(lines.stream().map(line -> line.shifted(by)).toList(), audio);
    }
}
