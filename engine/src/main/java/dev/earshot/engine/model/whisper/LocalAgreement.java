package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WordSplitter.Piece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Settled are the words on which successive drafts agree (LocalAgreement-2: Liu et al., Interspeech 2020; Macháček et
/// al., arXiv 2307.14743).
///
/// There two drafts are enough, with a second or more between them. Drafts that follow each other sooner heard nearly
/// the same and agree on the same mistakes; so here all drafts of the last second must agree. A draft of very little
/// sound is shown, and none agrees with it.
final class LocalAgreement implements Settling {
    /// What was heard between the first and the last draft that agree, in frames of 10 ms.
    private static final int APART = 100;

    private final Deque<Past> drafts = new ArrayDeque<>(); // the first is the newest that is old enough, if any is

    /// @param until where the sound ends that the draft heard
    /// @param words of it that are not settled
    private record Past(long until, List<Piece> words) {
        int same(List<Piece> now) {
            int same = 0;
            while (same < Math.min(words.size(), now.size())
                    && words.get(same).text().equals(now.get(same).text())) {
                same++;
            }
            return same;
        }

        Past after(int settled) {
            return new Past(until, words.subList(settled, words.size()));
        }
    }

    @Override
    public int settled(List<Piece> words, Draft draft) {
        int settled = Settling.beforeMarks(words, agreed(words, draft.until() - APART));
        if (draft.enough()) {
            drafts.add(new Past(draft.until(), words));
        }
        for (int i = drafts.size(); i > 0; i--) {
            drafts.add(drafts.remove().after(settled));
        }
        return settled;
    }

    /// @param old where a draft that is old enough ends
    private int agreed(List<Piece> words, long old) {
        while (drafts.stream().skip(1).limit(1).anyMatch(second -> second.until() <= old)) {
            drafts.remove();
        }
        if (drafts.isEmpty() || drafts.getFirst().until() > old) {
            return 0;
        }
        return drafts.stream().mapToInt(past -> past.same(words)).min().orElseThrow();
    }
}
