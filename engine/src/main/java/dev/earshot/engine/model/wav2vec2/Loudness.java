package dev.earshot.engine.model.wav2vec2;

/// Brings sounds to the loudness that a network was trained with: mean 0 and variance 1.
final class Loudness {
    private static final double LEAST_VARIANCE = 1e-7; // so that silence stays silence

    private Loudness() {}

    /// @return a new array
    static float[] normalized(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample;
        }
        double mean = sum / sound.length;
        double squares = 0;
        for (float sample : sound) {
            squares += (sample - mean) * (sample - mean);
        }
        double scale = 1 / Math.sqrt(squares / sound.length + LEAST_VARIANCE);
        var normalized = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            normalized[i] = (float) ((sound[i] - mean) * scale);
        }
        return normalized;
    }
}
