package dev.earshot.engine.audio;

import java.time.Duration;
import java.util.Optional;

/// Something that can be listened to from its beginning: a file, a part of a file, a microphone.
public interface PcmSource {
    /// Opens the sound. Each call gives an independent stream, unless the source says that it can be opened
    /// only once.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_*, DEVICE_UNAVAILABLE
    PcmStream open();

    /// How long it lasts, where that is known before it is read; an estimate to within a second.
    Optional<Duration> duration();

    /// Where on the recording's own axis the first sample of the stream lies; zero unless it is a part of
    /// something.
    default Duration start() {
        return Duration.ZERO;
    }

    /// A stream that is open already, as a source that can be opened only once.
    static PcmSource once(PcmStream stream) {
        return new PcmSource() {
            @Override
            public PcmStream open() {
                return stream;
            }

            @Override
            public Optional<Duration> duration() {
                return Optional.empty();
            }
        };
    }
}
