package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.List;

/// Settled are the words for which the network attended to sound that was heard a while ago: more sound will not change
/// them (AlignAtt: Papi et al., Interspeech 2023, arXiv 2305.11408; for Whisper: Macháček and Polák, SimulStreaming,
/// arXiv 2506.17077). So one draft settles, and no second one need agree.
///
/// There the search stops at the first word that attends to the end of the sound. Here the draft is written to its end,
/// so that what follows can be shown, and is cut there: what is settled is the same. And here a draft of very little
/// sound settles nothing.
final class AlignAtt implements Settling {
    /// How near the end of the sound is too near, in steps of 20 ms.
    private static final int NEAR = 25;

    /// Who jumps back so far has lost the thread, in steps of 20 ms.
    private static final int REWIND = 200;

    @Override
    public int settled(List<Piece> words, Draft draft) {
        return draft.enough() ? Settling.beforeMarks(words, heard(words, draft)) : 0;
    }

    private static int heard(List<Piece> words, Draft draft) {
        int[] attended = draft.attended();
        int at = attended.length
                - words.stream().mapToInt(word -> word.tokens().length).sum();
        int limit = draft.frames() / 2 - NEAR;
        int furthest = at > 0 ? attended[at - 1] : 0;
        for (int settled = 0; settled < words.size(); settled++) {
            for (int token = 0; token < words.get(settled).tokens().length; token++, at++) {
                if (attended[at] >= limit || attended[at] < furthest - REWIND) {
                    return settled;
                }
                furthest = Math.max(furthest, attended[at]);
            }
        }
        return words.size();
    }
}
