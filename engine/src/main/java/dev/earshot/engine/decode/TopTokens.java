package dev.earshot.engine.decode;

/// The few highest scores of a row, found in one pass over it; of equals the token with the lowest number comes first.
final class TopTokens {
    private final float[] scores;
    private final int[] tokens;
    private int size;

    TopTokens(int capacity) {
        this.scores = new float[capacity];
        this.tokens = new int[capacity];
    }

    /// Forgets those of another row. Scores of negative infinity are left out.
    void find(float[] logits, int from, int to) {
        size = 0;
        float threshold = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (logits[i] > threshold) {
                insert(logits[i], i - from);
                threshold = size == scores.length ? scores[size - 1] : Float.NEGATIVE_INFINITY;
            }
        }
    }

    int size() {
        return size;
    }

    float score(int rank) {
        return scores[rank];
    }

    int token(int rank) {
        return tokens[rank];
    }

    private void insert(float score, int token) {
        int at = size == scores.length ? size - 1 : size++;
        for (; at > 0 && scores[at - 1] < score; at--) {
            scores[at] = scores[at - 1];
            tokens[at] = tokens[at - 1];
        }
        scores[at] = score;
        tokens[at] = token;
    }
}
