package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import java.util.Random;

/// Networks that are small enough for tests, and something for them to hear.
final class Small {
    static final RandomCheckpoint GROUP = new RandomCheckpoint("small", Kin.WAV2VEC2, 48, 2, 4, 32, false);
    static final RandomCheckpoint LAYER = new RandomCheckpoint("small", Kin.WAV2VEC2, 48, 2, 4, 32, true);

    private Small() {}

    /// 9 s of almost nothing, with bursts of noise from 1 to 2.5 s and from 4.2 to 7.7 s.
    static Pcm speech() {
        var random = new Random(5);
        var samples = new float[9 * Pcm.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            double at = (double) i / Pcm.SAMPLE_RATE;
            boolean loud = at >= 1 && at < 2.5 || at >= 4.2 && at < 7.7;
            boolean syllable = at % 0.3 < 0.24; // what never pauses is noise
            samples[i] = (float) (random.nextGaussian() * (!loud ? 1e-4 : syllable ? 0.1 : 0.002));
        }
        return new Pcm(samples);
    }
}
