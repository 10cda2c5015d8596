package dev.earshot.engine.decode;

import java.util.Arrays;

/// Takes the most probable token at every step; of equals the one with the lowest number.
public final class GreedySearch implements Search {
    private static final int[] ONLY_ROW = {0};

    private final SearchSpace space;
    private final int[] text;
    private int length;
    private double logProbability;

    public GreedySearch(SearchSpace space) {
        this.space = space;
        this.text = new int[space.longest()];
    }

    @Override
    public Continuation advance(float[] logits, int firstRow) {
        space.restrict(logits, firstRow, text, length);
        int from = firstRow * space.vocabulary();
        int to = from + space.vocabulary();
        int best = argMax(logits, from, to);
        double logSum = Softmax.logSumExp(logits, from, to, logits[best]);
        if (logSum == Double.NEGATIVE_INFINITY) {
            return Continuation.END; // the rules allow nothing
        }
        logProbability += logits[best] - logSum;
        int token = best - from;
        if (token == space.end()) {
            return Continuation.END;
        }
        text[length++] = token;
        return length == space.longest() ? Continuation.END : new Continuation(ONLY_ROW, new int[] {token});
    }

    @Override
    public Hypothesis best() {
        return new Hypothesis(Arrays.copyOf(text, length), logProbability);
    }

    private static int argMax(float[] scores, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
