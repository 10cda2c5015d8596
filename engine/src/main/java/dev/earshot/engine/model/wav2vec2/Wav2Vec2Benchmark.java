package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Benchmark;
import dev.earshot.engine.recognition.LiveUse;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Times the network. When it has heard a sound, all that is left to be done for a text costs nothing beside it.
record Wav2Vec2Benchmark(CtcNetwork network, Wav2Vec2Config config) implements Benchmark {
    @Override
    public Duration window() {
        return Pcm.durationOf((long) Pace.RECORDING.first() * config.hop());
    }

    @Override
    public LiveUse live() {
        return Pace.LIVE.use(config.hop());
    }

    @Override
    public Duration hear(Duration sound) throws InterruptedException {
        var noise = List.of(noise((int) Pcm.samplesIn(sound)));
        long start = System.nanoTime();
        network.score(noise);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static float[] noise(int samples) {
        var random = new SplittableRandom(samples);
        var noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) random.nextDouble(-1.7, 1.7); // a variance of about 1
        }
        return noise;
    }
}
