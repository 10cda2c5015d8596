package dev.earshot.engine.decode;

import java.util.List;

/// Which texts a search may find. Immutable; many searches share it.
///
/// @param vocabulary how many tokens there are: the length of a row of scores
/// @param end the end-of-text token
/// @param rules about which token may follow which, in the order in which they apply
/// @param longest the most tokens that a text may have; at least 1
public record SearchSpace(int vocabulary, int end, List<LogitRule> rules, int longest) {
    public SearchSpace {
        rules = List.copyOf(rules);
        if (longest < 1) {
            throw new IllegalArgumentException("a text of at most " + longest + " tokens cannot be searched for");
        }
    }

    /// Applies the rules to a row of scores.
    ///
    /// @param text the tokens chosen in this row so far; only the first `length` count
    void restrict(float[] logits, int row, int[] text, int length) {
        int offset = row * vocabulary;
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).apply(logits, offset, vocabulary, text, length);
        }
    }
}
