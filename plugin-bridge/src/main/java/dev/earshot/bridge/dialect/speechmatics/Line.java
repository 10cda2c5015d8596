package dev.earshot.bridge.dialect.speechmatics;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has been said so far of a sentence, put together from the service's single words and marks of
/// punctuation. Text only ever grows at its end. Used by one thread at a time.
final class Line {
    private static final TimeFields TIMES = new TimeFields("start_time", "end_time", 1);

    private final StringBuilder text;
    private final List<Word> words;
    private Optional<String> language;
    private boolean joined; // the next word follows without a blank

    Line() {
        this(new StringBuilder(), List.of(), Optional.empty(), false);
    }

    private Line(StringBuilder text, List<Word> words, Optional<String> language, boolean joined) {
        this.text = text;
        this.words = new ArrayList<>(words);
        this.language = language;
        this.joined = joined;
    }

    /// One that can grow apart from this.
    Line copy() {
        return new Line(new StringBuilder(text), words, language, joined);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    int length() {
        return text.length();
    }

    /// @param result of `results`; without an alternative it says nothing
    /// @param delimiter what the language has between words
    /// @throws BadFrame when it cannot be read
    void add(Message result, String delimiter) throws BadFrame {
        var alternatives = result.objects("alternatives");
        var content = alternatives.isEmpty()
                ? ""
                : alternatives.getFirst().text("content").orElse("").strip();
        if (content.isEmpty()) {
            return;
        }
        var span = TIMES.span(result);
        var confidence = alternatives.getFirst().probability("confidence");
        var attaches = result.text("attaches_to").orElse("none");
        boolean backward = attaches.equals("previous") || attaches.equals("both");
        if (result.text("type").orElse("").equals("punctuation") && backward) {
            punctuate(content);
        } else {
            append(new Word(content, span, confidence), backward ? "" : delimiter);
            language = language.isPresent() ? language : alternatives.getFirst().text("language");
        }
        joined = attaches.equals("next") || attaches.equals("both");
    }

    private void append(Word word, String delimiter) {
        text.append(isEmpty() || joined ? "" : delimiter).append(word.text());
        words.add(word);
    }

    /// A mark belongs to the word before it; without one it is none.
    private void punctuate(String mark) {
        if (!isEmpty()) {
            var last = words.removeLast();
            text.append(mark);
            words.add(new Word(last.text() + mark, last.span(), last.confidence()));
        }
    }

    Segment segment(int id) {
        return new Segment(id, span(), text.toString(), words, TimeFields.confidence(words), language);
    }

    TimeSpan span() {
        return TimeFields.around(words);
    }
}
