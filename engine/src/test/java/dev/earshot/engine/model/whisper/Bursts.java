package dev.earshot.engine.model.whisper;

import dev.earshot.engine.audio.Pcm;
import java.util.Random;

/// Loud passages of one second in a quiet room.
///
/// @param starts seconds
record Bursts(double... starts) {
    static Bursts at(double... starts) {
        return new Bursts(starts);
    }

    /// @param seconds of the whole
    Pcm sound(double seconds) {
        var random = new Random(5);
        var samples = new float[(int) (seconds * Pcm.SAMPLE_RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (random.nextFloat() - 0.5f) * 1e-3f;
        }
        for (double start : starts) {
            int from = (int) (start * Pcm.SAMPLE_RATE);
            for (int i = from; i < Math.min(samples.length, from + Pcm.SAMPLE_RATE); i++) {
                samples[i] = random.nextFloat() - 0.5f;
            }
        }
        return new Pcm(samples);
    }
}
