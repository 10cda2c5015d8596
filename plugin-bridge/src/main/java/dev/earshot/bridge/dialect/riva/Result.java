package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One `StreamingRecognitionResult`, of which the first alternative counts.
///
/// @param text without blanks around it
/// @param stability how sure the service is that it will not change, 1 for certain
/// @param processed how much sound had been heard for it; zero where that is not said
record Result(
        String text,
        List<Word> words,
        OptionalDouble confidence,
        Optional<String> language,
        boolean settled,
        float stability,
        Duration processed) {
    private static final float LONGEST = 3e9F; // seconds

    static Result of(ProtoMessage result) throws BadFrame {
        var alternatives = result.messages(1);
        var best = alternatives.isEmpty() ? new ProtoMessage(List.of()) : alternatives.getFirst();
        return new Result(
                best.text(1).strip(),
                words(best),
                probability(best.number(2)),
                best.texts(4).stream().filter(tag -> !tag.isBlank()).findFirst(),
                result.flag(2),
                result.number(3),
                seconds(result.number(6)));
    }

    private static List<Word> words(ProtoMessage alternative) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var word : alternative.messages(3)) {
            var written = word.text(3).strip();
            if (!written.isEmpty()) {
                words.add(new Word(written, span(word), probability(word.number(4))));
            }
        }
        return words;
    }

    private static TimeSpan span(ProtoMessage word) throws BadFrame {
        long start = Math.clamp(word.whole(1), 0, Integer.MAX_VALUE); // milliseconds
        return TimeSpan.ofMillis(start, Math.clamp(word.whole(2), start, Integer.MAX_VALUE));
    }

    /// Some of its models give the logarithm of one, which is below zero; and zero stands for none.
    private static OptionalDouble probability(float value) {
        return value > 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Duration seconds(float value) {
        return value > 0 && value < LONGEST ? Duration.ofMillis(Math.round(value * 1e3)) : Duration.ZERO;
    }

    /// As a segment; where its words have no times it goes from the end of the last one as far as
    /// sound was heard.
    ///
    /// @param said where the last final ended
    /// @param sent how much sound was sent
    Segment segment(int id, Duration said, Duration sent) {
        var until = processed.isZero() || processed.compareTo(sent) > 0 ? sent : processed;
        var span = words.isEmpty()
                ? new TimeSpan(said, until.compareTo(said) < 0 ? said : until)
                : TimeFields.around(words);
        return new Segment(id, span, text, words, confidence, language);
    }
}
