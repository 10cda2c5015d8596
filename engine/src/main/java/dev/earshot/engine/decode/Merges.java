package dev.earshot.engine.decode;

import java.util.Arrays;

/// Which two tokens become one, and in which order: byte-pair encoding (Sennrich et al., "Neural Machine Translation
/// of Rare Words with Subword Units", arXiv 1508.07909). Immutable once it is filled; then safe for many threads.
///
/// The table is an open-addressed hash of pairs packed into longs, so that looking up allocates nothing.
final class Merges {
    private static final int NONE = -1;
    private static final long FREE = -1;

    private final long[] pairs;
    private final int[] ranks;
    private final int[] merged;
    private int count;

    /// @param most how many will be added at the most
    Merges(int most) {
        int capacity = Integer.highestOneBit(Math.max(most, 8)) << 2;
        pairs = new long[capacity];
        ranks = new int[capacity];
        merged = new int[capacity];
        Arrays.fill(pairs, FREE);
    }

    /// Adds the next one; those added earlier are done earlier. A pair counts as it was added first.
    void add(int left, int right, int result) {
        int slot = slot(left, right);
        if (pairs[slot] == FREE) {
            pairs[slot] = pair(left, right);
            ranks[slot] = count++;
            merged[slot] = result;
        }
    }

    /// Merges while anything can be merged: lowest rank first, leftmost on ties.
    ///
    /// @param tokens overwritten
    /// @return what is left of them
    int[] apply(int[] tokens) {
        int[] next = new int[tokens.length];
        int[] previous = new int[tokens.length];
        var open = new LongHeap(2 * tokens.length);
        for (int at = 0; at < tokens.length; at++) {
            next[at] = at + 1;
            previous[at] = at - 1;
            propose(open, tokens, next, at);
        }
        int left = tokens.length;
        while (!open.isEmpty()) {
            long best = open.removeLeast();
            int at = (int) best;
            int slot = slotAt(tokens, next, at);
            if (slot == NONE || ranks[slot] != best >>> 32) {
                continue; // One of the two has meanwhile gone into another merge.
            }
            int gone = next[at];
            tokens[at] = merged[slot];
            tokens[gone] = NONE;
            next[at] = next[gone];
            if (next[at] < tokens.length) {
                previous[next[at]] = at;
            }
            left--;
            propose(open, tokens, next, at);
            if (previous[at] >= 0) {
                propose(open, tokens, next, previous[at]);
            }
        }
        return remaining(tokens, next, left);
    }

    private void propose(LongHeap open, int[] tokens, int[] next, int at) {
        int slot = slotAt(tokens, next, at);
        if (slot != NONE) {
            open.add(((long) ranks[slot] << 32) | at);
        }
    }

    private int slotAt(int[] tokens, int[] next, int at) {
        if (tokens[at] == NONE || next[at] >= tokens.length) {
            return NONE;
        }
        int slot = slot(tokens[at], tokens[next[at]]);
        return pairs[slot] == FREE ? NONE : slot;
    }

    private static int[] remaining(int[] tokens, int[] next, int count) {
        int[] result = new int[count];
        for (int at = 0, i = 0; at < tokens.length; at = next[at]) {
            result[i++] = tokens[at];
        }
        return result;
    }

    private int slot(int left, int right) {
        long pair = pair(left, right);
        long mixed = pair * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (pairs.length - 1);
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }
}
