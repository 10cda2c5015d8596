package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.PcmSource;

/// The sound of an upload.
public sealed interface Sound {
    Upload upload();

    /// In any container and format there is.
    record Contained(Upload upload) implements Sound {}

    /// Samples without a header.
    record Samples(Upload upload, SoundFormat format) implements Sound {}

    /// As it is heard. May be opened many times.
    ///
    /// @throws SttException AUDIO_INVALID when it is no audio
    default PcmSource source() {
        return switch (this) {
            case Contained(var upload) -> AudioFile.open(upload.file()).source(AudioSelection.ALL);
            case Samples(var upload, var format) -> new SampleFile(upload.file(), format);
        };
    }
}
