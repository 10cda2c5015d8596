package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Azure's API for short recordings: at most a minute, and of that one utterance.
public final class AzureBatch implements BatchCodec {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TYPE = "audio/wav; codecs=audio/pcm; samplerate=" + Pcm.SAMPLE_RATE;

    private final Request request;
    private final String language;

    /// @throws SttException UNSUPPORTED when the language is left open
    public AzureBatch(Request request) {
        this.request = request;
        this.language = request.languageFor("Azure");
    }

    @Override
    public BatchCall call(Pcm sound) {
        var opening = new Opening(
                        "/speech/recognition/conversation/cognitiveservices/v1",
                        Map.of(),
                        Map.of("Accept", List.of("application/json")))
                .with("language", language)
                .with("format", "detailed");
        opening = request.words() ? opening.with("wordLevelTimestamps", "true") : opening;
        return new BatchCall(
                request.model().isPresent()
                        ? opening.with("cid", request.model().get())
                        : opening,
                new BatchBody.Raw(TYPE, Wav.of(sound)));
    }

    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        return answer.read("Azure", message -> {
            var phrase = new Phrase(message, Duration.ZERO);
            var failure = phrase.failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return new Transcript(phrase.segment(0).stream().toList(), audio);
        });
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(LONGEST);
    }
}
