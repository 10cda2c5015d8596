package dev.earshot.bridge.dialect.whispercpp;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.BatchRefusal;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.VerboseJson;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Transcript;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A recording for the server of whisper.cpp: what to ask, and what its answer means. Knows no
/// connection; may be used any number of times.
///
/// Fields and answers are those of `examples/server` in its source. It hears one recording at a time, so
/// that others wait; the model is the one that it was started with.
public final class InferenceBatch implements BatchCodec {
    private static final String SERVICE = "whisper.cpp";

    private final Request request;

    public InferenceBatch(Request request) {
        this.request = request;
    }

    /// The language is always said, since the server's own is English.
    @Override
    public BatchCall call(Pcm sound) {
        var options = request.options();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("response_format", List.of("verbose_json"));
        fields.put(
                "language",
                List.of(options.language().map(InferenceBatch::primary).orElse("auto")));
        fields.put("translate", List.of(String.valueOf(options.task() == Task.TRANSLATE)));
        options.decoding().prompting().initial().ifPresent(prompt -> fields.put("prompt", List.of(prompt)));
        return new BatchCall(
                Opening.of("/inference"),
                new BatchBody.Form(fields, "file", "speech.wav", BatchBody.Raw.wav(Wav.of(sound))));
    }

    /// `pt` of `pt-BR`: whisper.cpp knows languages only.
    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }

    /// What it cannot read it refuses with status 200.
    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        return answer.read(SERVICE, message -> {
            if (message.has("error")) {
                throw BatchRefusal.of(SERVICE, SttError.UNSUPPORTED, answer);
            }
            return VerboseJson.read(message, audio);
        });
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.empty();
    }
}
