package dev.earshot.engine.model.whisper;

import java.util.Arrays;
import java.util.Optional;

/// Where in a batch the rows of texts lie, and which window each of them hears.
///
/// What a row has written is kept for every layer, and is much to copy. So a row stays in its place as long as a text
/// goes on with it; only of a row that several texts go on with is a copy made, in the place of one that nobody goes on
/// with. That is why rows lie in other places than their searches count them in.
///
/// The rows of a window lie side by side and attend to its sound together, as so many queries of one attention; the
/// network wants as many of every window. Where the rows that go on are not like that, each row is given a window of
/// its own.
final class Rows {
    private int[] placeOf; // of each row, in the order of the searches
    private int[] windowOf; // of each place
    private int windows;

    /// What the network must do before it goes on.
    sealed interface Change {
        record None() implements Change {}

        /// Copy rows to the places of others.
        record Copies(int[] sources, int[] targets) implements Change {}

        /// Lie in the order of `sources`.
        ///
        /// @param windows which of the windows are needed from now on; empty when they stay as they are
        record Order(int[] sources, Optional<int[]> windows) implements Change {}
    }

    /// One row a window, in their order.
    Rows(int windows) {
        this.windows = windows;
        this.placeOf = ascending(windows);
        this.windowOf = ascending(windows);
    }

    int count() {
        return placeOf.length;
    }

    /// The place of each row.
    int[] places() {
        return placeOf;
    }

    /// What belongs to the rows, by their places.
    int[] inPlaces(int[] ofRows) {
        var moved = new int[ofRows.length];
        for (int row = 0; row < ofRows.length; row++) {
            moved[placeOf[row]] = ofRows[row];
        }
        return moved;
    }

    /// From now on row `i` is what row `parents[i]` was.
    Change goOn(int[] parents) {
        var sources = new int[parents.length];
        for (int row = 0; row < parents.length; row++) {
            sources[row] = placeOf[parents[row]];
        }
        return keepsItsShape(sources) ? stay(sources) : order(sources);
    }

    /// Whether every window keeps its rows, as many and in the same order of windows.
    private boolean keepsItsShape(int[] sources) {
        if (sources.length != placeOf.length) {
            return false;
        }
        for (int row = 0; row < sources.length; row++) {
            if (windowOf[sources[row]] != windowOf[row]) {
                return false;
            }
        }
        return true;
    }

    /// The first row that goes on with a place keeps it; the others are copied to places that become free.
    private Change stay(int[] sources) {
        var next = new int[sources.length];
        var taken = new boolean[sources.length];
        var copied = new boolean[sources.length];
        for (int row = 0; row < sources.length; row++) {
            copied[row] = taken[sources[row]];
            taken[sources[row]] = true;
            next[row] = sources[row];
        }
        var from = new int[sources.length];
        var to = new int[sources.length];
        int copies = 0;
        for (int row = 0; row < sources.length; row++) {
            if (copied[row]) {
                int free = freePlace(taken, windowOf[row]);
                taken[free] = true;
                from[copies] = sources[row];
                to[copies++] = free;
                next[row] = free;
            }
        }
        placeOf = next;
        return copies == 0
                ? new Change.None()
                : new Change.Copies(Arrays.copyOf(from, copies), Arrays.copyOf(to, copies));
    }

    private int freePlace(boolean[] taken, int window) {
        for (int place = 0; place < taken.length; place++) {
            if (!taken[place] && windowOf[place] == window) {
                return place;
            }
        }
        throw new IllegalStateException("a window has more rows than places");
    }

    private Change order(int[] sources) {
        var next = new int[sources.length];
        for (int row = 0; row < sources.length; row++) {
            next[row] = windowOf[sources[row]];
        }
        var needed = evenRuns(next).orElse(next);
        int each = next.length / needed.length;
        boolean same = needed.length == windows && isAscending(needed);
        windows = needed.length;
        placeOf = ascending(next.length);
        windowOf = new int[next.length];
        for (int place = 0; place < next.length; place++) {
            windowOf[place] = place / each;
        }
        return new Change.Order(sources, same ? Optional.empty() : Optional.of(needed));
    }

    /// The windows of runs of equal length; empty when the rows are not like that.
    private static Optional<int[]> evenRuns(int[] windowOf) {
        int length = 1;
        while (length < windowOf.length && windowOf[length] == windowOf[0]) {
            length++;
        }
        if (windowOf.length % length != 0) {
            return Optional.empty();
        }
        var runs = new int[windowOf.length / length];
        for (int i = 0; i < windowOf.length; i++) {
            if (i % length == 0) {
                runs[i / length] = windowOf[i];
            } else if (windowOf[i] != runs[i / length]) {
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
        return Arrays.equals(numbers, ascending(numbers.length));
    }
}
