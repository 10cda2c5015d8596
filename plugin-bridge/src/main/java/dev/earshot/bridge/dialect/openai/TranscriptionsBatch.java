package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.BatchRefusal;
import dev.earshot.bridge.wire.Message;
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

/// The client's side of OpenAI's `POST /v1/audio/transcriptions` and `/v1/audio/translations`, as in
/// openai/openai-openapi; Earshot and many other servers answer them, too.
///
/// A text without times is one segment, as long as the sound.
public final class TranscriptionsBatch implements BatchCodec {
    /// What fits into the 25 MB that OpenAI takes of a file.
    public static final Duration OPENAI_LONGEST = Duration.ofMinutes(13);

    private static final String SERVICE = "The endpoint";
    private static final String MODEL = "whisper-1"; // the API wants to be told one

    private final Request request;
    private final TextAnswer form;
    private final Optional<Duration> longest;

    /// @param form of a transcription; translations are never streamed
    /// @param longest how much sound the server takes in one call; empty where it does not mind
    public TranscriptionsBatch(Request request, TextAnswer form, Optional<Duration> longest) {
        this.request = request;
        this.form = translates(request) && form == TextAnswer.STREAMED ? TextAnswer.PLAIN : form;
        this.longest = longest;
    }

    private static boolean translates(Request request) {
        return request.options().task() == Task.TRANSLATE;
    }

    @Override
    public BatchCall call(Pcm sound) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("model", List.of(request.model().orElse(MODEL)));
        switch (form) {
            case PLAIN -> fields.put("response_format", List.of("json"));
            case TIMED -> fields.put("response_format", List.of("verbose_json"));
            case STREAMED -> {
                fields.put("response_format", List.of("json"));
                fields.put("stream", List.of("true"));
            }
        }
        request.options().decoding().prompting().initial().ifPresent(prompt -> fields.put("prompt", List.of(prompt)));
        if (!translates(request)) {
            transcription(fields);
        }
        return new BatchCall(
                Opening.of(translates(request) ? "/v1/audio/translations" : "/v1/audio/transcriptions"),
                new BatchBody.Form(fields, "file", "speech.wav", BatchBody.Raw.wav(Wav.of(sound))));
    }

    /// What a translation has no fields for. OpenAI knows languages without their regions.
    private void transcription(Map<String, List<String>> fields) {
        request.options().language().ifPresent(tag -> fields.put("language", List.of(tag.replaceFirst("-.*", ""))));
        var hotwords = request.options().decoding().prompting().hotwords();
        if (!hotwords.isEmpty()) {
            fields.put("keywords[]", hotwords);
        }
        if (form == TextAnswer.TIMED) {
            fields.put("timestamp_granularities[]", request.words() ? List.of("segment", "word") : List.of("segment"));
        }
    }

    /// A model that cannot stream answers as if it had not been asked to.
    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        if (!answer.good()) {
            throw BatchRefusal.of(SERVICE, error(answer), answer);
        }
        return form == TextAnswer.STREAMED && !answer.body().stripLeading().startsWith("{")
                ? StreamedText.read(SERVICE, answer, audio)
                : answer.read(SERVICE, message -> VerboseJson.read(message, audio));
    }

    /// What an error means that its status alone does not say.
    private static SttError error(BatchAnswer answer) {
        try {
            var error = Message.parse(answer.body()).object("error");
            return error.isPresent() ? error(answer, error.get()) : BatchRefusal.usual(answer.status());
        } catch (BadFrame _) {
            return BatchRefusal.usual(answer.status());
        }
    }

    private static SttError error(BatchAnswer answer, Message error) throws BadFrame {
        return switch (error.text("code").orElse("")) {
            case "insufficient_quota", "billing_hard_limit_reached" -> SttError.ACCESS_DENIED;
            case "model_not_found" -> SttError.MODEL_NOT_FOUND;
            default ->
                answer.status() == 400
                                && error.text("param").filter("file"::equals).isPresent()
                        ? SttError.AUDIO_INVALID
                        : BatchRefusal.usual(answer.status());
        };
    }

    @Override
    public Optional<Duration> longest() {
        return longest;
    }

    @Override
    public Optional<Drafts> drafts(Duration audio) {
        return form == TextAnswer.STREAMED ? Optional.of(new StreamedText(audio)) : Optional.empty();
    }
}
