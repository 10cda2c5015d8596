package dev.earshot.bridge.feed;

import java.time.Duration;
import java.util.Arrays;

/// Counts how late the frames of one stream, or of several, were. Safe for many threads.
///
/// Whole microseconds are kept, 4 bytes a frame: a megabyte for 20 streams of 10 minutes with frames of 50 ms.
public final class LatenessMeter {
    private static final int FEW = 1 << 10;

    private int[] micros = new int[FEW];
    private int count;

    /// @param nanos how late one was
    synchronized void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = Math.clamp(nanos / 1000, 0, Integer.MAX_VALUE);
    }

    /// Those that were counted so far.
    ///
    /// @param frame how long a frame is
    public FrameLateness measured(Duration frame) {
        return measured(0, frame);
    }

    /// Those that were counted so far without the first ones, for whoever asks again and again.
    ///
    /// @param before how many are left out
    /// @param frame how long a frame is
    public synchronized FrameLateness measured(long before, Duration frame) {
        var sorted = Arrays.copyOfRange(micros, (int) Math.min(before, count), count);
        Arrays.sort(sorted);
        long limit = frame.toNanos() / 1000;
        long late = Arrays.stream(sorted).filter(each -> each > limit).count();
        return new FrameLateness(sorted.length, at(sorted, 1), at(sorted, 0.99), late);
    }

    /// The smallest that so many do not exceed.
    private static Duration at(int[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return rank == 0 ? Duration.ZERO : Duration.ofNanos(1000L * sorted[rank - 1]);
    }
}
