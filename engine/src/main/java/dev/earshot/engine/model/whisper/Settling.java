package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.List;

/// Decides which words of an utterance will not change any more, draft by draft. One an utterance, used by one thread.
interface Settling {
    /// @param before what the last draft went on with behind what is settled; empty if that was none to believe
    /// @param words what this draft goes on with there
    /// @return how many of these words are settled from now on
    int settled(List<Piece> before, List<Piece> words, Draft draft);
}
