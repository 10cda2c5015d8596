package dev.earshot.bridge.dialect.assemblyai;

import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;

/// What sound AssemblyAI takes, and how it calls it.
final class Sound {
    private Sound() {}

    /// @throws SttException UNSUPPORTED for an encoding that it does not take, and for several channels
    static String nameOf(SoundFormat format) {
        if (format.channels() != 1) {
            throw refused();
        }
        return switch (format.encoding()) {
            case LINEAR16 -> "pcm_s16le";
            case MULAW -> "pcm_mulaw";
            case LINEAR32, ALAW -> throw refused();
        };
    }

    private static SttException refused() {
        return new SttException(
                SttError.UNSUPPORTED,
                "AssemblyAI hears one channel of 16-bit samples or of µ-law; send it one of those.");
    }
}
