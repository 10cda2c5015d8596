package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/// Words as Deepgram tells them: as they are written, where it says that, else as they were heard.
final class HeardWords {
    private HeardWords() {}

    /// @param told with `words`
    /// @throws BadFrame when a field is none of what it may be
    static List<Word> of(Message told) throws BadFrame {
        var words = new ArrayList<Word>();
        for (var word : told.objects("words")) {
            var written = word.text("punctuated_word");
            words.add(new Word(
                    written.isPresent() ? written.get() : word.text("word").orElse(""),
                    TimeFields.SECONDS.span(word),
                    word.probability("confidence")));
        }
        return words;
    }
}
