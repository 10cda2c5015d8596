package dev.earshot.bridge.dialect.whisperlive;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;

/// A segment as WhisperLive tells it. Its times are texts, `"1.250"`; those of its words are numbers in
/// some versions.
final class Told {
    private static final String SECONDS = "\\d{1,7}(\\.\\d{1,9})?";

    private Told() {}

    static Segment segment(Message told, int id, Optional<String> language) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var word : told.objects("words")) {
            words.add(new Word(word.text("word").orElse("").strip(), span(word), word.probability("probability")));
        }
        var text = told.text("text").orElse("").strip();
        return new Segment(id, span(told), text, words, OptionalDouble.empty(), language);
    }

    private static TimeSpan span(Message message) throws BadFrame {
        var start = time(message, "start");
        var until = time(message, "end");
        return new TimeSpan(start, until.compareTo(start) < 0 ? start : until);
    }

    private static Duration time(Message message, String name) throws BadFrame {
        if (!message.root().path(name).isString()) {
            return message.time(name).orElse(Duration.ZERO);
        }
        var text = message.text(name).orElse("");
        if (!text.matches(SECONDS)) {
            throw message.wrong(name, "seconds, such as \"1.250\"");
        }
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1e3));
    }
}
