package dev.earshot.bridge.feed;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.audio.PcmStream;
import java.time.Duration;
import java.util.Optional;

/// Sound as it is when it has been through a LiveKit room: made 24 kHz, and from that 16 kHz again, as a plugin does it
/// for a service that takes 16 kHz.
///
/// @param sound as it was spoken
public record RoomSound(PcmSource sound) implements PcmSource {
    private static final int RATE = 24_000;

    @Override
    public PcmStream open() {
        return new Resampled(new Resampled(sound.open(), Pcm.SAMPLE_RATE, RATE), RATE, Pcm.SAMPLE_RATE);
    }

    @Override
    public Optional<Duration> duration() {
        return sound.duration();
    }

    @Override
    public Duration start() {
        return sound.start();
    }
}
