package dev.earshot.engine.audio;

/// Measures how loud sound is. One thread adds, any thread reads.
final class Meter {
    /// Full scale of 16 bits; deeper recordings of a clipped signal reach it too.
    static final float FULL_SCALE = 32767 / 32768f;

    private float peak;
    private double squares;
    private long samples;
    private long clipped;
    private volatile Level level = Level.SILENCE;

    void add(float[] values, int from, int to) {
        if (from >= to) {
            return;
        }
        float highest = 0;
        float sum = 0;
        int full = 0;
        for (int i = from; i < to; i++) {
            float size = Math.abs(values[i]);
            highest = Math.max(highest, size);
            sum += size * size;
            full += size >= FULL_SCALE ? 1 : 0;
        }
        peak = Math.max(peak, highest);
        squares += sum;
        samples += to - from;
        clipped += full;
        level = new Level(peak, (float) Math.sqrt(squares / samples), clipped);
    }

    Level level() {
        return level;
    }
}
