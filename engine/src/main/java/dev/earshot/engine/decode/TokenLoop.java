package dev.earshot.engine.decode;

import java.util.Arrays;
import java.util.List;

/// Writes several texts at once: drives many searches over one batch of a network, a step at a time, until the last
/// one has ended. Each search owns some adjacent rows of the batch, in the order of the searches; the rows of a search
/// that has ended leave the batch.
public final class TokenLoop {
    private final StepNetwork network;

    public TokenLoop(StepNetwork network) {
        this.network = network;
    }

    /// Is told after every step how far each search is that has not ended before. For interim texts.
    @FunctionalInterface
    public interface Progress {
        Progress IGNORED = (_, _) -> {};

        /// @param search its number
        void on(int search, Search state);
    }

    /// Returns when all searches have ended.
    ///
    /// @param searches fresh ones, as many as the network has rows now
    /// @param first scores after the prompt, a row a search; may be overwritten
    /// @throws InterruptedException if the thread is interrupted; it looks before every step
    public void run(List<? extends Search> searches, float[] first, Progress progress) throws InterruptedException {
        var rows = new int[searches.size()]; // of each search; 0 once it has ended
        Arrays.fill(rows, 1);
        var logits = first;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var next = advance(searches, rows, logits, progress);
            if (next.rows() == 0) {
                return;
            }
            logits = network.step(next.parents(), next.tokens());
        }
    }

    /// One step of all searches.
    ///
    /// @param rows updated
    /// @return what all of them go on with, as rows of the batch
    private static Search.Continuation advance(
            List<? extends Search> searches, int[] rows, float[] logits, Progress progress) {
        var parents = new int[0];
        var tokens = new int[0];
        int firstRow = 0;
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] > 0) {
                var search = searches.get(i);
                var own = search.advance(logits, firstRow);
                progress.on(i, search);
                parents = Arrays.copyOf(parents, count + own.rows());
                tokens = Arrays.copyOf(tokens, count + own.rows());
                for (int row = 0; row < own.rows(); row++, count++) {
                    parents[count] = firstRow + own.parents()[row];
                    tokens[count] = own.tokens()[row];
                }
                firstRow += rows[i];
                rows[i] = own.rows();
            }
        }
        return new Search.Continuation(parents, tokens);
    }
}
