package dev.earshot.bridge.dialect.gladia;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The client's side of Gladia's live socket: the second step, after [LiveSession], where what is to be
/// heard has been said.
///
/// An acknowledgement that says no is a notice: the service goes on. It says that it is done with
/// `end_session`, which comes because lifecycle events are asked for, or by closing after it was told
/// that there is no more sound. No word of a partial transcript is certain.
public final class GladiaClientCodec implements ClientCodec {
    /// A frame may have 1 MiB, and the SDK sends half of that; a second is less in every format.
    private static final Duration LONGEST_FRAME = Duration.ofSeconds(1);

    private final Request request;
    private final Opening wanted;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private int nextSegment;
    private boolean finished;

    /// @throws dev.earshot.engine.SttException UNSUPPORTED for sound that Gladia does not take
    public GladiaClientCodec(Request request, SoundFormat format) {
        this.request = request;
        this.wanted = LiveSession.wanted(request, format);
        this.sound = new SoundPieces(format, Duration.ZERO, LONGEST_FRAME);
    }

    /// What the first step asks for; where the socket is, its answer says.
    @Override
    public Opening opening() {
        return wanted;
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(new Frame.Text(Message.of("stop_recording").toString()));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        var type = message.type();
        if (message.has("error") || type.equals("error")) {
            return List.of(new Notice(LiveSession.COMPLAINT.saying(reason(message))));
        }
        return switch (type) {
            case "speech_start" -> marks.speech(at(message));
            case "speech_end" -> marks.silence(at(message));
            case "transcript" -> transcript(data(message));
            case "end_session" -> List.of(new Completed(sound.added()));
            default -> List.of();
        };
    }

    private static String reason(Message message) throws BadFrame {
        if (message.root().path("error").isString()) {
            return message.text("error").orElse("");
        }
        var error = message.object("error");
        return (error.isPresent() ? error.get() : message).text("message").orElse("");
    }

    private static Duration at(Message message) throws BadFrame {
        return TimeFields.SECONDS.time(data(message), "time");
    }

    private static Message data(Message message) throws BadFrame {
        var data = message.object("data");
        if (data.isEmpty()) {
            throw message.wrong("data", "an object");
        }
        return data.get();
    }

    private List<TranscriptEvent> transcript(Message data) throws BadFrame {
        var utterance = data.object("utterance");
        if (utterance.isEmpty()) {
            throw data.wrong("utterance", "an object");
        }
        var segment = segment(utterance.get());
        if (segment.text().isBlank()) {
            return List.of();
        }
        if (data.flag("is_final").orElse(false)) {
            nextSegment++;
            return List.of(new Final(segment));
        }
        return request.interim() ? List.of(new Partial(segment, 0)) : List.of();
    }

    private Segment segment(Message utterance) throws BadFrame {
        return new Segment(
                nextSegment,
                TimeFields.SECONDS.span(utterance),
                utterance.text("text").orElse("").strip(),
                TimeFields.SECONDS.words(utterance.objects("words"), "word", "confidence"),
                utterance.probability("confidence"),
                utterance.text("language"));
    }

    /// Gladia's own SDK connects again after all codes but 4400 to 4499, which say that the request is
    /// wrong.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        if (finished && code == 1000) {
            return end.of(List.of(new Completed(sound.added())));
        }
        var error = switch (code) {
            case 4401, 4402, 4403 -> SttError.ACCESS_DENIED;
            case 4429 -> SttError.OVERLOADED;
            default -> code >= 4400 && code < 4500 ? SttError.UNSUPPORTED : OneEnd.usual(code);
        };
        return end.closed(error, code, reason);
    }
}
