package dev.earshot.engine.audio;

import java.time.Duration;

/// A chunk of sound as every recogniser takes it: mono, 16 kHz, float in [-1, 1].
///
/// @param samples not copied: whoever makes a chunk does not write to the array again
public record Pcm(float[] samples) {
    /// Samples a second.
    public static final int SAMPLE_RATE = 16_000;

    public Duration duration() {
        return durationOf(samples.length);
    }

    /// How long that many samples last, to the nanosecond below.
    public static Duration durationOf(long samples) {
        return Duration.ofSeconds(samples / SAMPLE_RATE, samples % SAMPLE_RATE * 1_000_000_000L / SAMPLE_RATE);
    }

    /// How many whole samples fit into that time.
    public static long samplesIn(Duration time) {
        return time.getSeconds() * SAMPLE_RATE + time.getNano() * (long) SAMPLE_RATE / 1_000_000_000L;
    }
}
