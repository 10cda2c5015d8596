package dev.earshot.bridge.dialect.google;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// The results of `speech:recognize`, one after the other: of each the first reading counts. One without
/// words begins where the one before it ended.
final class Results {
    /// Seconds with at most nine digits after the point, as protocol buffers write a duration.
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

    private final List<Segment> segments = new ArrayList<>();
    private Duration said = Duration.ZERO;

    private Results() {}

    /// @throws BadFrame when a field is none of what it may be
    static List<Segment> of(Message answer) throws BadFrame {
        var results = new Results();
        for (var result : answer.objects("results")) {
            results.add(result);
        }
        return results.segments;
    }

    private void add(Message result) throws BadFrame {
        var alternatives = result.objects("alternatives");
        if (alternatives.isEmpty()) {
            return;
        }
        var best = alternatives.getFirst();
        var words = words(best);
        var start = words.isEmpty() ? said : words.getFirst().span().start();
        var least = words.isEmpty() ? start : words.getLast().span().end();
        said = later(least, time(result, "resultEndTime", least));
        var text = best.text("transcript").orElse("").strip();
        if (!text.isEmpty()) {
            segments.add(new Segment(
                    segments.size(),
                    new TimeSpan(start, later(start, words.isEmpty() ? said : least)),
                    text,
                    words,
                    confidence(best),
                    result.text("languageCode")));
        }
    }

    private static List<Word> words(Message best) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var word : best.objects("words")) {
            var start = time(word, "startTime", Duration.ZERO);
            var span = new TimeSpan(start, later(start, time(word, "endTime", start)));
            words.add(new Word(word.text("word").orElse("").strip(), span, confidence(word)));
        }
        return words;
    }

    private static Duration time(Message message, String name, Duration otherwise) throws BadFrame {
        var text = message.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var time = TIME.matcher(text.get());
        if (!time.matches()) {
            throw message.wrong(name, "a time such as 1.770s");
        }
        return Duration.ofNanos(new BigDecimal(time.group(1)).movePointRight(9).longValueExact());
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /// Zero stands for none.
    private static OptionalDouble confidence(Message message) throws BadFrame {
        return message.number("confidence", 0, 1)
                .filter(share -> share > 0)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
