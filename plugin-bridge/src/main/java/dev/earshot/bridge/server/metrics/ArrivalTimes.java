package dev.earshot.bridge.server.metrics;

import java.util.Arrays;
import java.util.OptionalLong;

/// When which sound of a stream came, to about 50 ms.
///
/// Bounded: of the newest 2,048 pieces (more than 100 s of sound, 32 KiB) the times are known;
/// what is older counts as having come with the oldest of them. Used by one thread at a time.
final class ArrivalTimes {
    /// Sound that comes within so much of the beginning of a piece belongs to it: 50 ms of samples.
    private static final int PIECE = 800;

    private static final int MOST = 2048;

    private long[] starts = new long[16]; // samples from the beginning of the stream, ascending from `first` on
    private long[] times = new long[16]; // ns
    private int first;
    private int count;
    private long end; // samples

    /// More sound has come.
    ///
    /// @param nanos the time, never less than before
    void add(int samples, long nanos) {
        if (count == 0 || end - starts[index(count - 1)] >= PIECE) {
            append(end);
        }
        times[index(count - 1)] = nanos;
        end += samples;
    }

    /// When a sample came; of one that has not come yet when the last one did. Empty where none
    /// has.
    OptionalLong of(long sample) {
        int low = 0;
        int high = count - 1;
        while (low < high) { // the last piece that begins at the sample or before
            int middle = (low + high + 1) >>> 1;
            if (starts[index(middle)] <= sample) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(times[index(low)]);
    }

    /// How many pieces it holds.
    int size() {
        return count;
    }

    private void append(long start) {
        if (count == starts.length && count < MOST) {
            grow();
        }
        if (count == MOST) {
            first = index(1);
            count--;
        }
        starts[index(count)] = start;
        count++;
    }

    /// Only ever before anything was left out: the oldest is at 0.
    private void grow() {
        starts = Arrays.copyOf(starts, 2 * count);
        times = Arrays.copyOf(times, 2 * count);
    }

    private int index(int piece) {
        return (first + piece) % starts.length;
    }
}
