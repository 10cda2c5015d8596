package dev.earshot.bridge.wire;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How a service writes when something was said: under which names, and in which unit.
///
/// @param start the name of where it begins
/// @param end the name of where it ends
/// @param perSecond 1 for seconds, 1000 for milliseconds
public record TimeFields(String start, String end, double perSecond) {
    /// `start` and `end`, in seconds.
    public static final TimeFields SECONDS = new TimeFields("start", "end", 1);

    private static final double CENTURY = 3e9;

    /// A time that is not there is the beginning; an end before the start is taken for the start.
    ///
    /// @throws BadFrame when one is no time
    public TimeSpan span(Message message) throws BadFrame {
        var from = time(message, start);
        var until = time(message, end);
        return new TimeSpan(from, until.compareTo(from) < 0 ? from : until);
    }

    /// One moment, in the same unit; the beginning when it is not there.
    ///
    /// @throws BadFrame when it is there and no time
    public Duration time(Message message, String name) throws BadFrame {
        return message.number(name, 0, CENTURY * perSecond)
                .map(value -> Duration.ofMillis(Math.round(value * 1e3 / perSecond)))
                .orElse(Duration.ZERO);
    }

    /// Words with their times; blank ones are none.
    ///
    /// @param text the name of what is written
    /// @param confidence the name of how sure the service is, which may be left out
    /// @throws BadFrame when a field is none of what it may be
    public List<Word> words(List<Message> messages, String text, String confidence) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var message : messages) {
            var written = message.text(text).orElse("").strip();
            if (!written.isEmpty()) {
                words.add(new Word(written, span(message), message.probability(confidence)));
            }
        }
        return words;
    }

    /// The mean of the words'; empty when one of them has none.
    public static OptionalDouble confidence(List<Word> words) {
        return words.stream().allMatch(word -> word.confidence().isPresent())
                ? words.stream()
                        .mapToDouble(word -> word.confidence().orElse(0))
                        .average()
                : OptionalDouble.empty();
    }

    /// From the first word to the last.
    public static TimeSpan around(List<Word> words) {
        if (words.isEmpty()) {
            return new TimeSpan(Duration.ZERO, Duration.ZERO);
        }
        var start = words.getFirst().span().start();
        var end = words.getLast().span().end();
        return new TimeSpan(start, end.compareTo(start) < 0 ? start : end);
    }
}
