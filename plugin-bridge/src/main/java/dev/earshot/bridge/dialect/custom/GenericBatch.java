package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundEncoder;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The client's side of a described service over HTTP: a recording a call.
record GenericBatch(Description description, Blanks blanks) implements BatchCodec {
    private static final String SERVICE = "The endpoint";

    static GenericBatch of(Description description, Request request) {
        return new GenericBatch(description, Blanks.of(request));
    }

    @Override
    public BatchCall call(Pcm sound) {
        return new BatchCall(description.opening(blanks), body(sound));
    }

    private BatchBody body(Pcm sound) {
        return switch (description.sound().carriage()) {
            case SoundUse.Carriage.Binary _ -> file(sound);
            case SoundUse.Carriage.InJson json ->
                new BatchBody.Json(json.with(ByteBuffer.wrap(file(sound).bytes()), blanks));
            case SoundUse.Carriage.InForm(var field, var fields) -> {
                Map<String, List<String>> filled = new LinkedHashMap<>();
                fields.forEach((name, value) -> blanks.fill(value).ifPresent(text -> filled.put(name, List.of(text))));
                yield new BatchBody.Form(filled, field, "speech.wav", file(sound));
            }
        };
    }

    private BatchBody.Raw file(Pcm sound) {
        return description
                .sound()
                .samples()
                .map(format -> {
                    var bytes = SoundEncoder.whole(format, sound);
                    var copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    return new BatchBody.Raw("application/octet-stream", copy);
                })
                .orElseGet(() -> BatchBody.Raw.wav(Wav.of(sound)));
    }

    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        return answer.read(SERVICE, message -> {
            var error = description.answer().error(message);
            if (error.isPresent()) {
                throw new Complaint(SERVICE).of(SttError.NETWORK, error.get());
            }
            var all = new TimeSpan(Duration.ZERO, audio);
            return new Transcript(
                    description.answer().segment(message, 0, all).stream()
                            .filter(segment -> !segment.text().isEmpty())
                            .toList(),
                    audio);
        });
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.empty();
    }
}
