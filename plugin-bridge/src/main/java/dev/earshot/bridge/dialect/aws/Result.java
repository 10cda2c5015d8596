package dev.earshot.bridge.dialect.aws;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One result of a `TranscriptEvent`: a stretch of speech, of which the first reading counts.
record Result(Message message, AddedSilence silence) {
    boolean draft() throws BadFrame {
        return message.flag("IsPartial").orElse(false);
    }

    /// Its text may be blank.
    Segment segment(int id) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var item : items()) {
            add(item, words);
        }
        return new Segment(id, span(message), text(), words, OptionalDouble.empty(), message.text("LanguageCode"));
    }

    /// How many leading characters of the text are stable: as far as the last of its first items that
    /// all are.
    int committed() throws BadFrame {
        var text = text();
        int end = 0;
        for (var item : items()) {
            var content = item.text("Content").orElse("");
            int at = text.indexOf(content, end);
            if (at < 0 || !item.flag("Stable").orElse(false)) {
                return end;
            }
            end = at + content.length();
        }
        return end;
    }

    private String text() throws BadFrame {
        var best = best();
        return best.isPresent() ? best.get().text("Transcript").orElse("").strip() : "";
    }

    private List<Message> items() throws BadFrame {
        var best = best();
        return best.isPresent() ? best.get().objects("Items") : List.of();
    }

    private Optional<Message> best() throws BadFrame {
        return message.objects("Alternatives").stream().findFirst();
    }

    /// A punctuation mark belongs to the word before it.
    private void add(Message item, List<Word> words) throws BadFrame {
        var content = item.text("Content").orElse("").strip();
        if (content.isEmpty()) {
            return;
        }
        if (!item.text("Type").orElse("").equals("punctuation")) {
            words.add(new Word(content, span(item), item.probability("Confidence")));
        } else if (!words.isEmpty()) {
            var word = words.removeLast();
            words.add(new Word(word.text() + content, word.span(), word.confidence()));
        }
    }

    private TimeSpan span(Message timed) throws BadFrame {
        var start = silence.without(timed.time("StartTime").orElse(Duration.ZERO));
        var until = silence.without(timed.time("EndTime").orElse(Duration.ZERO));
        return new TimeSpan(start, until.compareTo(start) < 0 ? start : until);
    }
}
