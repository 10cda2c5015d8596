package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.List;

/// Settled are the words on which two successive drafts agree (LocalAgreement-2: Liu et al., Interspeech 2020;
/// Macháček et al., arXiv 2307.14743).
///
/// A draft of very little sound is shown, and none agrees with it: of the first second of a sentence a model may write
/// one that begins alike, and write it twice.
final class LocalAgreement implements Settling {
    /// What a draft must have heard for the next one to agree with it, in frames of 10 ms.
    private static final int ENOUGH = 200;

    private boolean trusted; // whether the last draft may be agreed with

    @Override
    public int settled(List<Piece> before, List<Piece> words, Draft draft) {
        int agreed = trusted ? agreed(before, words) : 0;
        trusted = draft.frames() >= ENOUGH;
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
