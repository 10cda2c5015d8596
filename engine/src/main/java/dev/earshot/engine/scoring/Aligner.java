package dev.earshot.engine.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts two sequences of words against each other so that the edits between them cost as little as
/// they can. Words are compared as they are: normalise them before. Safe for many threads.
///
/// Of several cheapest alignments it takes the one that rapidfuzz takes, and with it jiwer, as MER,
/// WIL and WIP depend on which one it is (WER does not); see [Levenshtein].
public final class Aligner {
    private final EditCosts costs;
    private final long cells;

    public Aligner(EditCosts costs) {
        this(costs, Levenshtein.TABLE_CELLS);
    }

    /// @param cells from how many cells on (words of one times words of the other) memory is saved
    ///     for time
    Aligner(EditCosts costs, long cells) {
        this.costs = costs;
        this.cells = cells;
    }

    public WordAlignment align(List<String> reference, List<String> hypothesis) {
        var numbers = new Numbers();
        int[] spoken = numbers.of(reference);
        int[] heard = numbers.of(hypothesis);
        return new WordAlignment(reference, hypothesis, new Levenshtein(costs, cells).align(spoken, heard));
    }

    /// The same, for a hypothesis that may stop before the reference does: the part of the reference
    /// that it fits best is aligned, from its start; of equally good parts the one whose length is
    /// nearest to the hypothesis.
    public WordAlignment alignToStart(List<String> reference, List<String> hypothesis) {
        var numbers = new Numbers();
        int[] spoken = numbers.of(reference);
        int[] heard = numbers.of(hypothesis);
        int[] upTo = new Levenshtein(costs, cells).costs(spoken, heard);
        int best = 0;
        for (int i = 1; i < upTo.length; i++) {
            boolean nearer = Math.abs(i - heard.length) < Math.abs(best - heard.length);
            if (upTo[i] < upTo[best] || (upTo[i] == upTo[best] && nearer)) {
                best = i;
            }
        }
        return align(reference.subList(0, best), hypothesis);
    }

    /// Equal words have equal numbers.
    private static final class Numbers {
        private final Map<String, Integer> known = new HashMap<>();

        int[] of(List<String> words) {
            var distinct = new ArrayList<Integer>(words.size());
            for (String word : words) {
                distinct.add(known.computeIfAbsent(word, _ -> known.size()));
            }
            return distinct.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
