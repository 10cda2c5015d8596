package dev.earshot.engine.scoring;

import dev.earshot.engine.transcript.TranscriptEvent;
import java.util.ArrayList;
import java.util.List;

/// The words of a text as the measures of streaming compare them: one for each stretch between white
/// space, in lower case and without punctuation; what is nothing but punctuation is no word.
///
/// @param committed how many of them are wholly within what was committed
record ShownWords(List<String> words, int committed) {
    private static final TextNormalizer BASIC = new BasicNormalizer();

    static ShownWords of(String text) {
        var words = words(Characters.words(text));
        return new ShownWords(words, words.size());
    }

    static ShownWords of(TranscriptEvent.Partial partial) {
        var all = Characters.words(partial.segment().text());
        var committed = Characters.words(partial.committedText());
        boolean whole = committed.isEmpty() || committed.getLast().equals(all.get(committed.size() - 1));
        int wholeWords = whole ? committed.size() : committed.size() - 1;
        return new ShownWords(words(all), words(all.subList(0, wholeWords)).size());
    }

    private static List<String> words(List<String> text) {
        var words = new ArrayList<String>();
        for (String shown : text) {
            String word = BASIC.normalize(shown).strip();
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }
}
