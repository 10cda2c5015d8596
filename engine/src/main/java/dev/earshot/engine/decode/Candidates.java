package dev.earshot.engine.decode;

/// What a beam search may go on with, the most probable first, of equals the one that came first. Arrays instead of
/// objects: a search sorts some thirty of them at every step.
final class Candidates {
    private final double[] scores;
    private final int[] rows;
    private final int[] tokens;
    private int size;

    Candidates(int capacity) {
        this.scores = new double[capacity];
        this.rows = new int[capacity];
        this.tokens = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    void add(double score, int row, int token) {
        int at = size++;
        for (; at > 0 && scores[at - 1] < score; at--) {
            scores[at] = scores[at - 1];
            rows[at] = rows[at - 1];
            tokens[at] = tokens[at - 1];
        }
        scores[at] = score;
        rows[at] = row;
        tokens[at] = token;
    }

    int size() {
        return size;
    }

    double score(int rank) {
        return scores[rank];
    }

    /// The row that the candidate goes on with.
    int row(int rank) {
        return rows[rank];
    }

    /// The token that it appends.
    int token(int rank) {
        return tokens[rank];
    }
}
