package dev.earshot.bridge.dialect.speechmatics;

import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// What is asked of Speechmatics, in its words.
final class Recognition {
    private Recognition() {}

    static ObjectNode message(String name) {
        return Message.empty().put("message", name);
    }

    /// A language is a must; without one it is English, as in the service's own SDK.
    ///
    /// @param longestSilence the service ends an utterance after at most so much silence
    static String start(Request request, SoundFormat format, Duration longestSilence) {
        var options = request.options();
        var start = message("StartRecognition");
        start.putObject("audio_format")
                .put("type", "raw")
                .put("encoding", nameOf(format))
                .put("sample_rate", format.rate());
        var config = start.putObject("transcription_config");
        config.put("language", options.language().orElse("en").replaceFirst("-.*", ""));
        request.model().ifPresent(model -> config.put("operating_point", model));
        config.put("enable_partials", options.interim());
        var hotwords = options.decoding().prompting().hotwords();
        if (!hotwords.isEmpty()) {
            var vocabulary = config.putArray("additional_vocab");
            hotwords.forEach(word -> vocabulary.addObject().put("content", word));
        }
        var silence = options.endpointing().silence();
        config.putObject("conversation_config")
                .put(
                        "end_of_utterance_silence_trigger",
                        Message.seconds(silence.compareTo(longestSilence) > 0 ? longestSilence : silence));
        return start.toString();
    }

    /// @throws SttException UNSUPPORTED for an encoding that it does not take, and for several channels
    static String nameOf(SoundFormat format) {
        if (format.channels() != 1) {
            throw refused();
        }
        return switch (format.encoding()) {
            case LINEAR16 -> "pcm_s16le";
            case LINEAR32 -> "pcm_f32le";
            case MULAW -> "mulaw";
            case ALAW -> throw refused();
        };
    }

    private static SttException refused() {
        return new SttException(
                SttError.UNSUPPORTED,
                "Speechmatics hears one channel of 16-bit samples, 32-bit floats or µ-law; send it one of those.");
    }
}
