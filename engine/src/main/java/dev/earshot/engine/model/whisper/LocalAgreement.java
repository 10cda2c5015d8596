package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.List;

/// Settled are the words on which two successive drafts agree (LocalAgreement-2: Liu et al., Interspeech 2020;
/// Macháček et al., arXiv 2307.14743).
///
/// A draft of very little sound is shown, and none agrees with it.
final class LocalAgreement implements Settling {
    private boolean trusted; // whether the last draft may be agreed with

    @Override
    public int settled(List<Piece> before, List<Piece> words, Draft draft) {
        int agreed = trusted ? agreed(before, words) : 0;
        trusted = draft.enough();
        return agreed;
    }

    private static int agreed(List<Piece> before, List<Piece> words) {
        int same = 0;
        while (same < Math.min(before.size(), words.size())
                && before.get(same).text().equals(words.get(same).text())) {
            same++;
        }
        return same;
    }
}
