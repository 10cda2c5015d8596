package dev.earshot.engine.vad;

/// How loud a stream is, frame by frame, in dB over one step of 16 bits. Used by one thread.
final class Loudness {
    private static final int FULL_SCALE = 1 << 15;

    private double level;

    Loudness(double level) {
        this.level = level;
    }

    /// Of one frame by itself.
    static double decibels(float[] samples, int from) {
        double power = 0;
        for (int i = from; i < from + Endpointer.FRAME; i++) {
            double sample = samples[i] * FULL_SCALE;
            power += sample * sample;
        }
        return 10 * Math.log10(power / Endpointer.FRAME + 1);
    }

    /// @param now the next frame
    /// @return the level with those before it
    double smooth(double now) {
        level = (level + now) / 2;
        return level;
    }
}
