package dev.earshot.engine.decode;

/// A rule about which tokens may come next.
@FunctionalInterface
public interface LogitRule {
    /// Sets the scores of tokens that may not come next to negative infinity.
    ///
    /// @param logits scores of many rows
    /// @param offset where the row begins in `logits`
    /// @param vocabulary length of the row
    /// @param tokens what was chosen in this row since the prompt; only the first `length` count
    void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length);
}
