package dev.earshot.bridge.conformance;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.Resampler;

/// Sound as it is when it has been through a LiveKit room: made 24 kHz, and from that 16 kHz again,
/// as a plugin does it.
final class RoomSound {
    private static final int RATE = 24_000;

    private RoomSound() {}

    static Pcm of(Pcm sound) {
        return new Pcm(resampled(resampled(sound.samples(), Pcm.SAMPLE_RATE, RATE), RATE, Pcm.SAMPLE_RATE));
    }

    private static float[] resampled(float[] samples, int from, int to) {
        var resampler = new Resampler(from, to, 1024);
        resampler.add(samples, 0, samples.length);
        resampler.finish();
        return resampler.take();
    }
}
