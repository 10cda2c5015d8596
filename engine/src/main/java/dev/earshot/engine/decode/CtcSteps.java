package dev.earshot.engine.decode;

/// How the best path came into each state of each frame of an alignment: by how many states it went on,
/// 0 to 2, in two bits each. Only the states between the first and the last that a frame may be in are
/// kept.
final class CtcSteps {
    /// How many states a path goes on by at most, and with that how far beside its states a frame is
    /// looked at.
    static final int EDGE = 2;

    private static final long MOST_BYTES = 512L << 20;

    private final byte[][] steps;
    private final int[] firsts;
    private long bytes;

    CtcSteps(int frames) {
        this.steps = new byte[frames][0];
        this.firsts = new int[frames];
    }

    /// Makes room for a frame's states `[from, to)`, all of them 0.
    ///
    /// @return false when it would be too much
    boolean begin(int frame, int from, int to) {
        int size = (to - from + 3) / 4;
        bytes += size;
        if (bytes > MOST_BYTES) {
            return false;
        }
        steps[frame] = new byte[size];
        firsts[frame] = from;
        return true;
    }

    void set(int frame, int state, int step) {
        int at = state - firsts[frame];
        steps[frame][at / 4] |= (byte) (step << (2 * (at % 4)));
    }

    int get(int frame, int state) {
        int at = state - firsts[frame];
        return (steps[frame][at / 4] >> (2 * (at % 4))) & 3;
    }
}
