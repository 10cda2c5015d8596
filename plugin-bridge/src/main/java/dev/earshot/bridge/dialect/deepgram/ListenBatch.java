package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.BatchCodec;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of Deepgram's `POST /v1/listen`. Utterances are asked for, since only they tell
/// where a text was said; each is a segment.
public final class ListenBatch implements BatchCodec {
    private final Request request;

    public ListenBatch(Request request) {
        this.request = request;
    }

    @Override
    public BatchCall call(Pcm sound) {
        var opening = Opening.of("/v1/listen").with("punctuate", "true").with("utterances", "true");
        if (request.model().isPresent()) {
            opening = opening.with("model", request.model().get());
        }
        var language = request.options().language();
        opening = language.isPresent()
                ? opening.with("language", language.get())
                : opening.with("detect_language", "true");
        for (var word : request.options().decoding().prompting().hotwords()) {
            opening = opening.with("keyterm", word);
        }
        return new BatchCall(opening, BatchBody.Raw.wav(Wav.of(sound)));
    }

    /// Without utterances, all that was heard is one segment.
    @Override
    public Transcript read(BatchAnswer answer, Duration audio) {
        return answer.read("Deepgram", message -> {
            var results = message.object("results");
            var segments = results.isPresent() ? segments(results.get(), audio) : List.<Segment>of();
            var metadata = message.object("metadata");
            var heard = metadata.isPresent() ? metadata.get().time("duration") : Optional.<Duration>empty();
            return new Transcript(segments, heard.orElse(audio));
        });
    }

    private static List<Segment> segments(Message results, Duration audio) throws BadFrame {
        var channel = results.objects("channels").stream().findFirst();
        var language = channel.isPresent() ? channel.get().text("detected_language") : Optional.<String>empty();
        var segments = new ArrayList<Segment>();
        for (var utterance : results.objects("utterances")) {
            add(utterance, TimeFields.SECONDS.span(utterance), language, segments);
        }
        if (segments.isEmpty() && channel.isPresent()) {
            for (var best :
                    channel.get().objects("alternatives").stream().limit(1).toList()) {
                add(best, new TimeSpan(Duration.ZERO, audio), language, segments);
            }
        }
        return segments;
    }

    private static void add(Message told, TimeSpan span, Optional<String> language, List<Segment> segments)
            throws BadFrame {
        var text = told.text("transcript").orElse("").strip();
        if (!text.isEmpty()) {
            var words = HeardWords.of(told);
            segments.add(new Segment(segments.size(), span, text, words, told.probability("confidence"), language));
        }
    }

    /// Recordings may have two gigabytes, which is most of a day.
    @Override
    public Optional<Duration> longest() {
        return Optional.empty();
    }
}
