package dev.earshot.engine.scoring;

import java.util.Arrays;

/// The Levenshtein distances from each start of a reference to a whole hypothesis, 64 cells at a time.
///
/// Neighbouring cells differ by one at most. A column is kept as two bits a cell, whether it is one more or one less
/// than the cell above it, and the next column follows from a few operations on whole words of bits (Myers, "A fast
/// bit-vector algorithm for approximate string matching based on dynamic programming", 1999; Hyyrö, 2003).
final class BitColumn {
    private final int rows;
    private final long[] more;
    private final long[] less;
    /// Where the symbol of the current column is in the reference.
    private final long[] equal;
    /// All rows, by their symbol; those of symbol s from `first[s]` to before `first[s + 1]`.
    private final int[] places;
    private final int[] first;

    /// @param symbols all numbers of reference and hypothesis are below it
    BitColumn(int[] reference, int symbols) {
        rows = reference.length;
        int words = Math.ceilDiv(rows, Long.SIZE);
        more = new long[words];
        less = new long[words];
        equal = new long[words];
        Arrays.fill(more, -1L);
        first = new int[symbols + 1];
        for (int symbol : reference) {
            first[symbol + 1]++;
        }
        for (int s = 0; s < symbols; s++) {
            first[s + 1] += first[s];
        }
        places = new int[rows];
        int[] next = first.clone();
        for (int row = 0; row < rows; row++) {
            places[next[reference[row]]++] = row;
        }
    }

    /// One symbol of the hypothesis further.
    void advance(int symbol) {
        for (int i = first[symbol]; i < first[symbol + 1]; i++) {
            equal[places[i] >> 6] |= 1L << places[i];
        }
        // Above the first row is one more with each column.
        long moreIn = 1;
        long lessIn = 0;
        for (int word = 0; word < more.length; word++) {
            long up = more[word];
            long down = less[word];
            long diagonal = equal[word] | down;
            long match = equal[word] | lessIn;
            long across = (((match & up) + up) ^ up) | match;
            long moreOut = down | ~(across | up);
            long lessOut = up & across;
            long shiftedMore = (moreOut << 1) | moreIn;
            long shiftedLess = (lessOut << 1) | lessIn;
            more[word] = shiftedLess | ~(diagonal | shiftedMore);
            less[word] = shiftedMore & diagonal;
            moreIn = moreOut >>> 63;
            lessIn = lessOut >>> 63;
        }
        for (int i = first[symbol]; i < first[symbol + 1]; i++) {
            equal[places[i] >> 6] = 0;
        }
    }

    /// @param columns how often it was advanced
    int[] distances(int columns) {
        int[] distances = new int[rows + 1];
        distances[0] = columns;
        for (int row = 0; row < rows; row++) {
            int up = (int) (more[row >> 6] >>> row & 1);
            int down = (int) (less[row >> 6] >>> row & 1);
            distances[row + 1] = distances[row] + up - down;
        }
        return distances;
    }
}
