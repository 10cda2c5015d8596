package dev.earshot.engine.model.whisper;

import dev.earshot.engine.audio.Pcm;
import java.util.Random;

/// Loud passages in a quiet room.
///
/// @param odd seconds of the first, third ... of them
/// @param even seconds of the others
/// @param starts seconds
record Bursts(double odd, double even, double... starts) {
    /// Of one second each.
    static Bursts at(double... starts) {
        return new Bursts(1, 1, starts);
    }

    /// @param seconds of the whole
    Pcm sound(double seconds) {
        var random = new Random(5);
        var samples = new float[(int) (seconds * Pcm.SAMPLE_RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (random.nextFloat() - 0.5f) * 1e-3f;
        }
        for (int burst = 0; burst < starts.length; burst++) {
            int from = (int) (starts[burst] * Pcm.SAMPLE_RATE);
            int length = (int) ((burst % 2 == 0 ? odd : even) * Pcm.SAMPLE_RATE);
            for (int i = from; i < Math.min(samples.length, from + length); i++) {
                samples[i] = random.nextFloat() - 0.5f;
            }
        }
        return new Pcm(samples);
    }
}
