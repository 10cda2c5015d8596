package dev.earshot.engine.audio;

import java.util.Arrays;

/// How loud the last tenth of a second was, in steps of 10 ms. One thread adds, any thread reads.
final class LevelWindow {
    private static final int STEPS = 10;

    private final int stepLength;
    private final float[] peaks = new float[STEPS];
    private final double[] squares = new double[STEPS];
    private final int[] clipped = new int[STEPS];
    private int step;
    private int inStep;
    private volatile Level level = Level.SILENCE;

    /// @param valuesASecond samples of all channels together
    LevelWindow(int valuesASecond) {
        stepLength = Math.max(1, valuesASecond / (10 * STEPS));
    }

    void add(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            float size = Math.abs(values[i]);
            peaks[step] = Math.max(peaks[step], size);
            squares[step] += size * size;
            clipped[step] += size >= Meter.FULL_SCALE ? 1 : 0;
            if (++inStep == stepLength) {
                publish();
                step = (step + 1) % STEPS;
                inStep = 0;
                peaks[step] = 0;
                squares[step] = 0;
                clipped[step] = 0;
            }
        }
    }

    void clear() {
        Arrays.fill(peaks, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(clipped, 0);
        level = Level.SILENCE;
    }

    private void publish() {
        float peak = 0;
        double sum = 0;
        long full = 0;
        for (int i = 0; i < STEPS; i++) {
            peak = Math.max(peak, peaks[i]);
            sum += squares[i];
            full += clipped[i];
        }
        level = new Level(peak, (float) Math.sqrt(sum / (STEPS * stepLength)), full);
    }

    Level level() {
        return level;
    }
}
