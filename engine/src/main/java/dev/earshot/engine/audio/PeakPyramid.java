package dev.earshot.engine.audio;

/// The least and the greatest sample of every stretch of a recording, at lengths that grow eightfold, so
/// that a waveform of any length is drawn at any zoom by looking at a few thousand numbers. About 4 MB an
/// hour.
///
/// One thread adds while any thread reads.
public final class PeakPyramid {
    /// Samples in a stretch of the finest level: 4 ms.
    public static final int FINEST = 64;

    private static final int GROWTH_BITS = 3;
    private static final int GROWTH = 1 << GROWTH_BITS;

    /// The coarsest stretch lasts 17 minutes.
    private static final int LEVELS = 7;

    private final PeakLevel[] levels = new PeakLevel[LEVELS];
    private float least;
    private float greatest;
    private int inStretch;
    private long added;
    private volatile long samples;
    /// Finest stretches that are complete on every level.
    private volatile long stretches;

    public PeakPyramid() {
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = new PeakLevel();
        }
    }

    public void add(Pcm chunk) {
        float[] values = chunk.samples();
        int at = 0;
        while (at < values.length) {
            int end = Math.min(values.length, at + FINEST - inStretch);
            inStretch += end - at;
            for (; at < end; at++) {
                least = Math.min(least, values[at]);
                greatest = Math.max(greatest, values[at]);
            }
            if (inStretch == FINEST) {
                endStretch();
            }
        }
        added += values.length;
        samples = added;
    }

    private void endStretch() {
        levels[0].add(pack(least), pack(greatest));
        least = 0;
        greatest = 0;
        inStretch = 0;
        for (int i = 1; i < LEVELS && levels[i - 1].size() % GROWTH == 0; i++) {
            levels[i].addSummaryOf(levels[i - 1], GROWTH);
        }
        stretches = levels[0].size();
    }

    private static short pack(float sample) {
        return (short) Math.round(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
    }

    /// Samples added so far.
    public long samples() {
        return samples;
    }

    /// Fills `min[i]` and `max[i]` with the extremes of the `i`-th of `min.length` equal parts of the
    /// samples `[from, to)`, each in [-1, 1]; parts beyond what was added are 0. A part is widened to whole
    /// stretches, and the zero line belongs to each: `min` is never above 0 and `max` never below.
    public void read(double from, double to, float[] min, float[] max) {
        double part = (to - from) / min.length;
        long complete = stretches;
        for (int i = 0; i < min.length; i++) {
            long first = (long) Math.floor((from + i * part) / FINEST);
            long last = (long) Math.ceil((from + (i + 1) * part) / FINEST);
            int extremes = extremes(Math.max(0, first), Math.min(complete, last));
            min[i] = (short) extremes / (float) Short.MAX_VALUE;
            max[i] = (extremes >> Short.SIZE) / (float) Short.MAX_VALUE;
        }
    }

    /// The extremes of the finest stretches `[first, last)`: the greatest in the upper half, the least in
    /// the lower. Climbs from both ends while stretches of the next level fit between them.
    private int extremes(long first, long last) {
        int lowest = 0;
        int highest = 0;
        int level = 0;
        long from = first;
        long to = last;
        while (from < to) {
            boolean top = level == LEVELS - 1;
            long up = top ? to : Math.min(to, (from + GROWTH - 1) / GROWTH * GROWTH);
            long down = top ? to : Math.max(up, to / GROWTH * GROWTH);
            for (long i = from; i < up; i++) {
                lowest = Math.min(lowest, levels[level].least(i));
                highest = Math.max(highest, levels[level].greatest(i));
            }
            for (long i = down; i < to; i++) {
                lowest = Math.min(lowest, levels[level].least(i));
                highest = Math.max(highest, levels[level].greatest(i));
            }
            from = up >> GROWTH_BITS;
            to = down >> GROWTH_BITS;
            if (up == down) {
                break;
            }
            level++;
        }
        return highest << Short.SIZE | (lowest & 0xFFFF);
    }
}
