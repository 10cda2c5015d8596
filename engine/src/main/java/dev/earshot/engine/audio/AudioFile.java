package dev.earshot.engine.audio;

import java.io.InputStream;
import java.nio.file.Path;

/// A recording in any format FFmpeg reads. Opening it only probes it: nothing is decoded and nothing stays open.
public final class AudioFile {
    private AudioFile() {}

    /// @throws dev.earshot.engine.SttException AUDIO_NOT_FOUND, AUDIO_UNREADABLE, AUDIO_INVALID
    public static AudioFile open(Path path) {
        throw new UnsupportedOperationException();
    }

    /// Sound from a pipe, which can be opened only once and is not closed by us.
    public static PcmSource pipe(InputStream in, AudioSelection selection) {
        throw new UnsupportedOperationException();
    }

    public Path path() {
        throw new UnsupportedOperationException();
    }

    public AudioInfo info() {
        throw new UnsupportedOperationException();
    }

    /// The chosen part as 16 kHz mono, streamed: memory does not grow with its length. May be opened many times.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_INVALID when there is no such track or channel
    public PcmSource source(AudioSelection selection) {
        throw new UnsupportedOperationException();
    }
}
