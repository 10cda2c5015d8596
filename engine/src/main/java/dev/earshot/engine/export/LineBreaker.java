package dev.earshot.engine.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Breaks the text of one cue into as few lines as it fits into, of about the same length, preferably after
/// punctuation.
final class LineBreaker {
    private static final int BREAK_AFTER_SENTENCE = 0;
    private static final int BREAK_AFTER_CLAUSE = 25;
    private static final int BREAK_ANYWHERE = 200;

    private final int columns;

    LineBreaker(int columns) {
        this.columns = columns;
    }

    /// What lines cost grows with the square of their distance from the mean, so that they come out balanced.
    List<String> lines(List<Piece> pieces) {
        int lines = fewestLines(pieces);
        double mean = width(pieces) / (double) lines;
        int n = pieces.size();
        double[][] cost = new double[lines + 1][n + 1];
        int[][] from = new int[lines + 1][n + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cost[0][0] = 0;
        for (int line = 1; line <= lines; line++) {
            for (int end = 1; end <= n; end++) {
                for (int begin = end - 1; begin >= 0; begin--) {
                    int width = width(pieces.subList(begin, end));
                    if (width > columns && begin < end - 1) {
                        break;
                    }
                    double off = width - mean;
                    double sum = cost[line - 1][begin] + off * off + breakCost(pieces, end);
                    if (sum < cost[line][end]) {
                        cost[line][end] = sum;
                        from[line][end] = begin;
                    }
                }
            }
        }
        var result = new ArrayList<String>();
        for (int line = lines, end = n; line > 0; end = from[line][end], line--) {
            result.addFirst(text(pieces.subList(from[line][end], end)));
        }
        return result;
    }

    int fewestLines(List<Piece> pieces) {
        var fill = new Fill(columns);
        pieces.forEach(fill::add);
        return fill.lines();
    }

    static int width(List<Piece> pieces) {
        int width = 0;
        for (int i = 0; i < pieces.size(); i++) {
            width += pieces.get(i).width() + (i > 0 && pieces.get(i).spaced() ? 1 : 0);
        }
        return width;
    }

    private static String text(List<Piece> pieces) {
        var text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(!text.isEmpty() && piece.spaced() ? " " : "").append(piece.text());
        }
        return text.toString();
    }

    private static int breakCost(List<Piece> pieces, int end) {
        if (end == pieces.size()) {
            return 0;
        }
        return switch (pieces.get(end - 1).ending(pieces.get(end))) {
            case SENTENCE -> BREAK_AFTER_SENTENCE;
            case CLAUSE -> BREAK_AFTER_CLAUSE;
            case NONE -> BREAK_ANYWHERE;
        };
    }

    /// Fills line after line with as much as fits, which needs the fewest lines.
    static final class Fill {
        private final int columns;
        private int lines;
        private int used;

        Fill(int columns) {
            this.columns = columns;
        }

        void add(Piece piece) {
            int more = piece.width() + (piece.spaced() ? 1 : 0);
            if (lines == 0 || used + more > columns) {
                lines++;
                used = piece.width();
            } else {
                used += more;
            }
        }

        int lines() {
            return lines;
        }
    }
}
