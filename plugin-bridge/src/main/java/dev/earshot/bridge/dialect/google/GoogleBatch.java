package dev.earshot.bridge.dialect.google;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundEncoder;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Transcript;
import java.time.Duration;
import java.util.Optional;

/// Google's `speech:recognize`: at most a minute of sound, within the request.
///
/// Fields are those of Google's `cloud_speech.proto` (`google.cloud.speech.v1`), in the JSON that
/// protocol buffers have.
public final class GoogleBatch implements BatchCodec {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final SoundFormat FORMAT = SoundFormat.PLAIN;

    private final Request request;
    private final String language;

    /// @throws SttException UNSUPPORTED when the language is left open
    public GoogleBatch(Request request) {
        this.request = request;
        this.language = request.languageFor("Google");
    }

    @Override
    public BatchCall call(Pcm sound) {
        var body = Message.empty();
        var config = body.putObject("config")
                .put("encoding", "LINEAR16")
                .put("sampleRateHertz", FORMAT.rate())
                .put("audioChannelCount", FORMAT.channels())
                .put("languageCode", language)
                .put("maxAlternatives", 1)
                .put("enableAutomaticPunctuation", true)
                .put("enableWordTimeOffsets", request.words())
                .put("enableWordConfidence", request.words());
        request.model().ifPresent(model -> config.put("model", model));
        var words = request.options().decoding().prompting().hotwords();
        if (!words.isEmpty()) {
            var phrases = config.putArray("speechContexts").addObject().putArray("phrases");
            words.forEach(phrases::add);
        }
        body.putObject("audio").put("content", SoundEncoder.base64(SoundEncoder.whole(FORMAT, sound)));
        return new BatchCall(Opening.of("/v1/speech:recognize"), new BatchBody.Json(body.toString()));
    }

    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        return answer.read("Google", message -> new Transcript(Results.of(message), audio));
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(LONGEST);
    }
}
