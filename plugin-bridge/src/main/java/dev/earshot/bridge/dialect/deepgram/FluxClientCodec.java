package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechEnded;
import dev.earshot.engine.transcript.TranscriptEvent.SpeechStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The client's side of Deepgram's `/v2/listen` (Flux): a turn is a segment. Its words have no times.
public final class FluxClientCodec implements ClientCodec {
    private static final String MODEL = "flux-general-multi";

    private final Request request;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private boolean finished;

    public FluxClientCodec(Request request, SoundFormat format) {
        this.request = request;
        this.format = format;
        this.sound = new SoundPieces(format);
    }

    @Override
    public Opening opening() {
        var options = request.options();
        var opening = Opening.of("/v2/listen").with("model", request.model().orElse(MODEL));
        if (options.language().isPresent()) {
            opening = opening.with("language_hint", options.language().get());
        }
        for (var word : options.decoding().prompting().hotwords()) {
            opening = opening.with("keyterm", word);
        }
        return opening.with("encoding", Query.nameOf(format.encoding()))
                .with("sample_rate", String.valueOf(format.rate()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(new Frame.Text(Message.of("CloseStream").toString()));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, FluxClientCodec::events);
    }

    private static List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.type()) {
            case "TurnInfo" -> turn(message);
            case "ConfigureFailure" ->
                List.of(new TranscriptEvent.Notice(
                        "The endpoint did not take the new settings; it goes on with the old ones."));
            case "Error" ->
                List.of(new TranscriptEvent.Failed(new SttException(
                        SttError.NETWORK,
                        message.text("description").orElse("The endpoint failed and did not say why."))));
            default -> List.of();
        };
    }

    private static List<TranscriptEvent> turn(Message message) throws BadFrame {
        var segment = segment(message);
        if (segment.text().isBlank()) {
            return List.of();
        }
        return switch (message.text("event").orElse("")) {
            case "StartOfTurn" -> List.of(new SpeechStarted(segment.span().start()), new Partial(segment, 0));
            case "Update", "EagerEndOfTurn", "TurnResumed" -> List.of(new Partial(segment, 0));
            case "EndOfTurn" ->
                List.of(new Final(segment), new SpeechEnded(segment.span().end()));
            default -> List.of();
        };
    }

    private static Segment segment(Message message) throws BadFrame {
        var start = message.time("audio_window_start").orElse(Duration.ZERO);
        var until = message.time("audio_window_end").orElse(start);
        return new Segment(
                message.whole("turn_index", 0, Integer.MAX_VALUE).orElse(0),
                new TimeSpan(start, until.compareTo(start) < 0 ? start : until),
                message.text("transcript").orElse(""),
                List.of(),
                confidence(message.objects("words")),
                message.texts("languages").stream().findFirst());
    }

    /// The mean of the words'.
    private static OptionalDouble confidence(List<Message> words) throws BadFrame {
        double sum = 0;
        for (var word : words) {
            var confidence = word.number("confidence", 0, 1);
            if (confidence.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += confidence.get();
        }
        return words.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / words.size());
    }

    /// Flux says that it is done by closing.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return finished && code == 1000
                ? end.of(List.of(new TranscriptEvent.Completed(sound.added())))
                : end.closed(code, reason);
    }
}
