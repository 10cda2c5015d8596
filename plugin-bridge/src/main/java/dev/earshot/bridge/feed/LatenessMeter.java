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
    public synchronized FrameLateness measured(Duration frame) {
        var sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        long limit = frame.toNanos() / 1000;
        long late = Arrays.stream(sorted).filter(each -> each > limit).count();
        return new FrameLateness(count, at(sorted, 1), at(sorted, 0.99), late);
    }

    /// The smallest that so many do not exceed.
    private static Duration at(int[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return rank == 0 ? Duration.ZERO : Duration.ofNanos(1000L * sorted[rank - 1]);
    }
}
