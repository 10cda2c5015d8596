package dev.earshot.engine.decode;

/// A network that scores which token comes next, for several sequences (rows) at once. Used by one thread.
///
/// The arrays it returns are its own and hold until the next call.
public interface StepNetwork {
    /// How many tokens there are: the length of a row of scores.
    int vocabulary();

    /// Scores the next token of every row, after appending one token to each.
    ///
    /// @param parents for each new row, which of the rows before the call it goes on with; rows that nobody goes on
    ///     with are dropped
    /// @param tokens for each new row, the token appended to it
    /// @return raw scores (logits), `[rows, vocabulary]`, row-major
    float[] step(int[] parents, int[] tokens);
}
