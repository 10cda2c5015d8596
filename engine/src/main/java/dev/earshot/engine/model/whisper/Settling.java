package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.List;

/// Decides which words of an utterance will not change any more, draft by draft. One an utterance, used by one thread.
interface Settling {
    String MARKS = ".,!?;:…。，！？；：、";

    /// @param words what the draft goes on with behind what is settled
    /// @return how many of these words are settled from now on
    int settled(List<Piece> words, Draft draft);

    /// Marks at the end of a draft are not settled: the sentence may go on.
    ///
    /// @return at most `settled`
    static int beforeMarks(List<Piece> words, int settled) {
        int count = settled;
        while (count == words.size() && count > 0 && isMark(words.get(count - 1))) {
            count--;
        }
        return count;
    }

    private static boolean isMark(Piece piece) {
        var text = piece.text().strip();
        return !text.isEmpty() && text.chars().allMatch(character -> MARKS.indexOf(character) >= 0);
    }
}
