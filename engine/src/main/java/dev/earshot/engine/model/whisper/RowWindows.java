package dev.earshot.engine.model.whisper;

import java.util.Arrays;
import java.util.Optional;

/// Which window each row of a batch belongs to.
///
/// The rows of a window attend to its sound together, as so many queries of one attention, so the network wants the
/// same number of rows of every window, side by side. Where the rows that go on are not like that, each row is given a
/// window of its own.
final class RowWindows {
    private int[] ofRow;
    private int windows;

    /// One row a window, in their order.
    RowWindows(int windows) {
        this.windows = windows;
        this.ofRow = ascending(windows);
    }

    int rows() {
        return ofRow.length;
    }

    /// Whether every row goes on as it is.
    boolean goesOnUnchanged(int[] parents) {
        return parents.length == ofRow.length && isAscending(parents);
    }

    /// From now on row `i` is what row `parents[i]` was.
    ///
    /// @return which of the windows are needed from now on, in order; empty when they stay as they are
    Optional<int[]> goOn(int[] parents) {
        var next = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            next[i] = ofRow[parents[i]];
        }
        var needed = evenRuns(next).orElse(next);
        int each = next.length / needed.length;
        boolean same = needed.length == windows && isAscending(needed);
        windows = needed.length;
        ofRow = new int[next.length];
        for (int i = 0; i < next.length; i++) {
            ofRow[i] = i / each;
        }
        return same ? Optional.empty() : Optional.of(needed);
    }

    /// The windows of runs of equal length, each window in one run; empty when the rows are not like that.
    private static Optional<int[]> evenRuns(int[] ofRow) {
        int length = 1;
        while (length < ofRow.length && ofRow[length] == ofRow[0]) {
            length++;
        }
        if (ofRow.length % length != 0) {
            return Optional.empty();
        }
        var runs = new int[ofRow.length / length];
        for (int i = 0; i < ofRow.length; i++) {
            if (i % length == 0) {
                runs[i / length] = ofRow[i];
            } else if (ofRow[i] != runs[i / length]) {
                return Optional.empty();
            }
        }
        return Optional.of(runs);
    }

    private static int[] ascending(int count) {
        var numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static boolean isAscending(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != i) {
                return false;
            }
        }
        return true;
    }
}
