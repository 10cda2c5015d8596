package dev.earshot.bridge.dialect.assemblyai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Failed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of AssemblyAI's v2, the realtime socket that v3 replaced. It has neither a choice of
/// models nor of languages, and no word of a partial transcript is certain. A session without sound ends
/// after a minute, and no message keeps it.
///
/// An `error` has no code of its own: the sentence is a notice, and what it means is said by the code
/// with which the service closes right after it.
public final class RealtimeClientCodec implements ClientCodec {
    /// 100 to 2000 ms a message, says the documentation; 4032 and 4033 otherwise.
    private static final Duration SHORTEST_FRAME = Duration.ofMillis(100);

    private static final Duration LONGEST_FRAME = Duration.ofSeconds(2);

    private static final TimeFields SEGMENT = new TimeFields("audio_start", "audio_end", 1000);
    private static final TimeFields WORD = new TimeFields("start", "end", 1000);
    private static final Complaint COMPLAINT = new Complaint("AssemblyAI");

    private final Request request;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private Optional<String> problem = Optional.empty();
    private int nextSegment;

    /// @throws dev.earshot.engine.SttException UNSUPPORTED for sound that AssemblyAI does not take
    public RealtimeClientCodec(Request request, SoundFormat format) {
        Sound.nameOf(format);
        this.request = request;
        this.format = format;
        this.sound = new SoundPieces(format, SHORTEST_FRAME, LONGEST_FRAME);
    }

    @Override
    public Opening opening() {
        var opening = Opening.of("/v2/realtime/ws")
                .with("sample_rate", String.valueOf(format.rate()))
                .with("encoding", Sound.nameOf(format))
                .with("enable_extra_session_information", "true")
                .with("disable_partial_transcripts", String.valueOf(!request.interim()));
        var hotwords = request.options().decoding().prompting().hotwords();
        return hotwords.isEmpty() ? opening : opening.with("word_boost", TurnsClientCodec.list(hotwords));
    }

    @Override
    public List<Frame> start() {
        var silence = request.options().endpointing().silence();
        return List.of(new Frame.Text(Message.empty()
                .put("end_utterance_silence_threshold", silence.toMillis())
                .toString()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> flush() {
        return List.of(order("force_end_utterance"));
    }

    @Override
    public List<Frame> finish() {
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(order("terminate_session"));
        return frames;
    }

    private static Frame order(String name) {
        return new Frame.Text(Message.empty().put(name, true).toString());
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        var error = message.text("error");
        if (error.isPresent()) {
            problem = error;
            return List.of(new Notice(COMPLAINT.saying(error.get())));
        }
        return switch (message.text("message_type").orElse("")) {
            case "PartialTranscript" -> {
                var segment = segment(message);
                yield segment.text().isBlank() ? List.of() : spoken(segment, new Partial(segment, 0));
            }
            case "FinalTranscript" -> {
                var segment = segment(message);
                yield segment.text().isBlank() ? List.of() : settled(segment);
            }
            case "SessionTerminated" -> List.of(new Completed(sound.added()));
            default -> List.of();
        };
    }

    private List<TranscriptEvent> spoken(Segment segment, TranscriptEvent event) {
        var events = new ArrayList<>(marks.speech(segment.span().start()));
        events.add(event);
        return events;
    }

    private List<TranscriptEvent> settled(Segment segment) {
        nextSegment++;
        var events = spoken(segment, new Final(segment));
        events.addAll(marks.silence(segment.span().end()));
        return events;
    }

    private Segment segment(Message message) throws BadFrame {
        return new Segment(
                nextSegment,
                SEGMENT.span(message),
                message.text("text").orElse(""),
                WORD.words(message.objects("words"), "text", "confidence"),
                message.probability("confidence"),
                Optional.empty());
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        var error = Codes.ofRealtime(code);
        return problem.isPresent()
                ? end.of(List.of(new Failed(COMPLAINT.of(error, problem.get()))))
                : end.closed(error, code, reason);
    }
}
