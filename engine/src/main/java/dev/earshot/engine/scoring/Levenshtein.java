package dev.earshot.engine.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cheapest edits between two sequences of numbers (Wagner and Fischer, 1974).
///
/// What both begin or end with is taken off first. What is left is solved in a table, if that is
/// small; else the hypothesis is cut in halves and the reference where the sum of both halves is
/// cheapest, which needs two columns only (Hirschberg, "A linear space algorithm for computing maximal
/// common subsequences", 1975). With a cost of one each the columns are computed by [BitColumn].
///
/// Ties are decided as in rapidfuzz: from the end, a deletion if it is among the cheapest; else an
/// insertion if it is and is cheaper by what was before it; else both at once. Beyond [#TABLE_CELLS]
/// the place of the cut decides, too, so that there an alignment of equal cost may differ from
/// rapidfuzz.
final class Levenshtein {
    /// About where rapidfuzz begins to save memory: 4 MiB of steps.
    static final long TABLE_CELLS = 4L << 20;

    private static final byte BOTH = 0;
    private static final byte DELETE = 1;
    private static final byte INSERT = 2;

    private final EditCosts costs;
    private final long cells;
    private final List<Edit> edits = new ArrayList<>();

    Levenshtein(EditCosts costs, long cells) {
        this.costs = costs;
        this.cells = cells;
    }

    List<Edit> align(int[] reference, int[] hypothesis) {
        align(reference, hypothesis, 0, 0);
        return List.copyOf(edits);
    }

    /// @param referenceAt where the part of the reference begins in the whole
    /// @param hypothesisAt the same of the hypothesis
    private void align(int[] reference, int[] hypothesis, int referenceAt, int hypothesisAt) {
        int shorter = Math.min(reference.length, hypothesis.length);
        int head = 0;
        while (head < shorter && reference[head] == hypothesis[head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && reference[reference.length - 1 - tail] == hypothesis[hypothesis.length - 1 - tail]) {
            tail++;
        }
        int[] ref = Arrays.copyOfRange(reference, head, reference.length - tail);
        int[] hyp = Arrays.copyOfRange(hypothesis, head, hypothesis.length - tail);
        hits(head, referenceAt, hypothesisAt);
        if (hyp.length < 2 || ref.length < 2 || (long) ref.length * hyp.length <= cells) {
            throughTable(ref, hyp, referenceAt + head, hypothesisAt + head);
        } else {
            inHalves(ref, hyp, referenceAt + head, hypothesisAt + head);
        }
        hits(tail, referenceAt + reference.length - tail, hypothesisAt + hypothesis.length - tail);
    }

    private void hits(int count, int reference, int hypothesis) {
        for (int i = 0; i < count; i++) {
            edits.add(new Edit.Hit(reference + i, hypothesis + i));
        }
    }

    private void inHalves(int[] ref, int[] hyp, int referenceAt, int hypothesisAt) {
        int middle = hyp.length / 2;
        int[] left = Arrays.copyOfRange(hyp, 0, middle);
        int[] right = Arrays.copyOfRange(hyp, middle, hyp.length);
        int[] before = costs(ref, left);
        int[] after = costs(reversed(ref), reversed(right));
        int cut = 0;
        for (int i = 1; i <= ref.length; i++) {
            if (before[i] + after[ref.length - i] < before[cut] + after[ref.length - cut]) {
                cut = i;
            }
        }
        align(Arrays.copyOfRange(ref, 0, cut), left, referenceAt, hypothesisAt);
        align(Arrays.copyOfRange(ref, cut, ref.length), right, referenceAt + cut, hypothesisAt + middle);
    }

    /// What it costs to come from the first i of the reference to the whole hypothesis, for each i.
    int[] costs(int[] ref, int[] hyp) {
        return costs.equals(EditCosts.LEVENSHTEIN) ? distances(ref, hyp) : weighted(ref, hyp);
    }

    private static int[] distances(int[] ref, int[] hyp) {
        int symbols = 1 + Math.max(largest(ref), largest(hyp));
        var column = new BitColumn(ref, symbols);
        for (int symbol : hyp) {
            column.advance(symbol);
        }
        return column.distances(hyp.length);
    }

    private static int largest(int[] numbers) {
        return Arrays.stream(numbers).max().orElse(0);
    }

    private int[] weighted(int[] ref, int[] hyp) {
        int[] column = new int[ref.length + 1];
        for (int i = 0; i <= ref.length; i++) {
            column[i] = i * costs.deletion();
        }
        for (int heard : hyp) {
            int diagonal = column[0];
            column[0] += costs.insertion();
            for (int i = 1; i <= ref.length; i++) {
                int both = diagonal + (ref[i - 1] == heard ? 0 : costs.substitution());
                diagonal = column[i];
                int one = Math.min(diagonal + costs.insertion(), column[i - 1] + costs.deletion());
                column[i] = Math.min(both, one);
            }
        }
        return column;
    }

    private void throughTable(int[] ref, int[] hyp, int referenceAt, int hypothesisAt) {
        byte[] steps = steps(ref, hyp);
        var backwards = new ArrayList<Edit>();
        int i = ref.length;
        int j = hyp.length;
        while (i > 0 || j > 0) {
            byte step = i == 0 ? INSERT : j == 0 ? DELETE : steps[(i - 1) * hyp.length + j - 1];
            i -= step == INSERT ? 0 : 1;
            j -= step == DELETE ? 0 : 1;
            int reference = referenceAt + i;
            int hypothesis = hypothesisAt + j;
            backwards.add(
                    switch (step) {
                        case INSERT -> new Edit.Insertion(hypothesis);
                        case DELETE -> new Edit.Deletion(reference);
                        default ->
                            ref[i] == hyp[j]
                                    ? new Edit.Hit(reference, hypothesis)
                                    : new Edit.Substitution(reference, hypothesis);
                    });
        }
        edits.addAll(backwards.reversed());
    }

    /// The last step of the way into each cell, `[reference, hypothesis]`, row-major.
    private byte[] steps(int[] ref, int[] hyp) {
        byte[] steps = new byte[ref.length * hyp.length];
        int[] row = new int[hyp.length + 1];
        for (int j = 0; j <= hyp.length; j++) {
            row[j] = j * costs.insertion();
        }
        for (int i = 1; i <= ref.length; i++) {
            int diagonal = row[0];
            row[0] = i * costs.deletion();
            for (int j = 1; j <= hyp.length; j++) {
                int both = diagonal + (ref[i - 1] == hyp[j - 1] ? 0 : costs.substitution());
                int delete = row[j] + costs.deletion();
                int insert = row[j - 1] + costs.insertion();
                int cheapest = Math.min(both, Math.min(delete, insert));
                boolean downhill = row[j - 1] < diagonal;
                byte step = BOTH;
                if (delete == cheapest) {
                    step = DELETE;
                } else if (insert == cheapest && (both > cheapest || downhill)) {
                    step = INSERT;
                }
                steps[(i - 1) * hyp.length + j - 1] = step;
                diagonal = row[j];
                row[j] = cheapest;
            }
        }
        return steps;
    }

    private static int[] reversed(int[] values) {
        int[] reversed = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }
}
