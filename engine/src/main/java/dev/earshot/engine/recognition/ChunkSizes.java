package dev.earshot.engine.recognition;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntSupplier;

/// How long the chunks are in which sound is sent.
public sealed interface ChunkSizes {
    /// All of the same length, but for the last.
    record Fixed(Duration length) implements ChunkSizes {
        public Fixed {
            if (Pcm.samplesIn(length) < 1 || length.toSeconds() >= 60) {
                throw new IllegalArgumentException("a chunk lasts for a sample at least and less than a minute");
            }
        }
    }

    /// Any number of samples from 10 ms to 1 s, the same ones for the same seed.
    record Seeded(long seed) implements ChunkSizes {
        private static final int LEAST = Pcm.SAMPLE_RATE / 100;
        private static final int MOST = Pcm.SAMPLE_RATE;
    }

    /// The number of samples of each chunk, one after the other, without end.
    default IntSupplier lengths() {
        return switch (this) {
            case Fixed(var length) -> {
                int samples = Math.toIntExact(Pcm.samplesIn(length));
                yield () -> samples;
            }
            case Seeded(long seed) -> {
                var random = new Random(seed);
                yield () -> random.nextInt(Seeded.LEAST, Seeded.MOST + 1);
            }
        };
    }
}
