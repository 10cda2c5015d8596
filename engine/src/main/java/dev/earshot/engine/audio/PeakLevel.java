package dev.earshot.engine.audio;

import java.util.Arrays;

/// The extremes of all stretches of one length. Grows by blocks that stay where they are, so that readers
/// need no lock: what the pyramid has announced as complete never changes.
final class PeakLevel {
    private static final int BLOCK_BITS = 12;
    private static final int BLOCK = 1 << BLOCK_BITS;

    /// Pairs of least and greatest.
    private volatile short[][] blocks = new short[16][];
    private long size;

    long size() {
        return size;
    }

    void add(short least, short greatest) {
        long index = size;
        int block = (int) (index >> BLOCK_BITS);
        short[][] all = blocks;
        if (block == all.length) {
            all = Arrays.copyOf(all, 2 * block);
        }
        if (all[block] == null) {
            all[block] = new short[2 * BLOCK];
        }
        int at = 2 * (int) (index & (BLOCK - 1));
        all[block][at] = least;
        all[block][at + 1] = greatest;
        blocks = all;
        size = index + 1;
    }

    /// Adds one stretch for the last `count` of a finer level.
    void addSummaryOf(PeakLevel finer, int count) {
        short least = 0;
        short greatest = 0;
        for (long i = finer.size() - count; i < finer.size(); i++) {
            least = (short) Math.min(least, finer.least(i));
            greatest = (short) Math.max(greatest, finer.greatest(i));
        }
        add(least, greatest);
    }

    short least(long index) {
        return blocks[(int) (index >> BLOCK_BITS)][2 * (int) (index & (BLOCK - 1))];
    }

    short greatest(long index) {
        return blocks[(int) (index >> BLOCK_BITS)][2 * (int) (index & (BLOCK - 1)) + 1];
    }
}
