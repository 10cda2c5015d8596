package dev.earshot.engine.decode;

/// The search for one text: decides, from the scores of its rows, which rows to go on with. It holds no tensors and
/// starts no threads, so many searches share one batch of a [StepNetwork], each with its own rows of it.
///
/// A search begins with one row, whose scores are those after the prompt.
public interface Search {
    /// Looks at the scores of this search's rows.
    ///
    /// @param logits raw scores of the whole batch, row-major; the search may overwrite its own rows
    /// @param firstRow where in the batch its rows begin
    /// @return the rows to go on with, `parents` counted from the search's own first row; none when it has ended
    Continuation advance(float[] logits, int firstRow);

    /// The best text so far, for interim views; the best of all once the search has ended.
    Hypothesis best();

    /// Rows to go on with, both arrays of the same length; empty at the end of a search.
    record Continuation(int[] parents, int[] tokens) {
        public static final Continuation END = new Continuation(new int[0], new int[0]);

        public int rows() {
            return tokens.length;
        }
    }
}
