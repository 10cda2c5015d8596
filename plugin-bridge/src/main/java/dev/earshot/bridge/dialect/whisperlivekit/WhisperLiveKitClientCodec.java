package dev.earshot.bridge.dialect.whisperlivekit;

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
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The client's side of WhisperLiveKit's `/asr`, in its mode “full”: each message holds the whole text.
///
/// Its messages are those of the project's `docs/API.md`. What is in a line never changes, but the last
/// line grows, until a pause or another speaker begins the next one. So the last line is the settled
/// beginning of a draft, of which the server's buffers are the rest, and a line that another one follows
/// is final.
///
/// Whether the server wants plain samples or a file, it says in its first message. Sound that has to
/// leave before that came begins as a WAV file, which both kinds of server hear: to the one that wants
/// plain samples its head is a millisecond of noise.
public final class WhisperLiveKitClientCodec implements ClientCodec {
    private static final Complaint COMPLAINT = new Complaint("WhisperLiveKit");
    private static final int BAD_TOKEN = 4401;
    private static final int BAD_REQUEST = 4400;

    private final Request request;
    private final SoundPieces sound = new SoundPieces(SoundFormat.PLAIN);
    private final OneEnd end = new OneEnd();
    private final Lines lines = new Lines();
    private Optional<TranscriptEvent.Partial> draft = Optional.empty();
    private int nextSegment;
    private boolean plain; // what the server wants, as far as it has said
    private boolean begun;

    public WhisperLiveKitClientCodec(Request request) {
        this.request = request;
    }

    @Override
    public Opening opening() {
        var opening = Opening.of("/asr").with("mode", "full");
        return request.options()
                .language()
                .map(tag -> opening.with("language", tag))
                .orElse(opening);
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return headed(Frame.Binary.of(sound.add(chunk)));
    }

    private List<Frame> headed(List<Frame> frames) {
        if (begun || plain || frames.isEmpty()) {
            begun = begun || !frames.isEmpty();
            return frames;
        }
        begun = true;
        var all = new ArrayList<Frame>();
        all.add(new Frame.Binary(Wav.endlessHeader(SoundFormat.PLAIN)));
        all.addAll(frames);
        return all;
    }

    /// An empty message is the end.
    @Override
    public List<Frame> finish() {
        var frames = new ArrayList<>(headed(Frame.Binary.of(sound.finish())));
        frames.add(new Frame.Binary(ByteBuffer.allocate(0)));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.text("type").orElse("")) {
            case "config" -> {
                plain = message.flag("useAudioWorklet").orElse(false);
                yield List.of();
            }
            case "ready_to_stop" -> last(new TranscriptEvent.Completed(sound.added()));
            default -> {
                var wrong = message.text("error").filter(text -> !text.isBlank());
                yield wrong.isPresent()
                        ? last(new TranscriptEvent.Failed(COMPLAINT.of(SttError.NETWORK, wrong.get())))
                        : update(message);
            }
        };
    }

    private List<TranscriptEvent> update(Message message) throws BadFrame {
        var events = new ArrayList<TranscriptEvent>();
        var growing = Optional.<Lines.Line>empty();
        for (var line : lines.after(message.objects("lines"))) {
            growing.ifPresent(one -> events.add(settled(one)));
            growing = Optional.of(line).filter(one -> !one.silent());
            if (line.silent()) {
                lines.settle(line);
            }
        }
        var buffered = joined(
                message.text("buffer_diarization").orElse(""),
                message.text("buffer_transcription").orElse(""));
        drafted(growing, buffered).ifPresent(events::add);
        return events;
    }

    private TranscriptEvent settled(Lines.Line line) {
        lines.settle(line);
        draft = Optional.empty();
        return new TranscriptEvent.Final(segment(line.span(), line.text(), line.language(), nextSegment++));
    }

    private Optional<TranscriptEvent.Partial> drafted(Optional<Lines.Line> growing, String buffered) {
        var settled = growing.map(Lines.Line::text).orElse("");
        var text = joined(settled, buffered);
        if (text.isEmpty()) {
            draft = Optional.empty();
            return draft;
        }
        var start = growing.map(line -> line.span().start()).orElse(lines.end());
        var until = buffered.isEmpty()
                ? growing.map(line -> line.span().end()).orElse(start)
                : latest(start, sound.added());
        var segment = segment(new TimeSpan(start, until), text, growing.flatMap(Lines.Line::language), nextSegment);
        var now = Optional.of(new TranscriptEvent.Partial(segment, settled.length()));
        boolean same = now.equals(draft);
        draft = now;
        return now.filter(_ -> !same && request.interim());
    }

    private static Segment segment(TimeSpan span, String text, Optional<String> language, int id) {
        return new Segment(id, span, text, List.of(), OptionalDouble.empty(), language);
    }

    private static String joined(String one, String other) {
        return (one.strip() + " " + other.strip()).strip();
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// The draft, which nothing will change any more, and how it ended.
    private List<TranscriptEvent> last(TranscriptEvent how) {
        var events = new ArrayList<TranscriptEvent>();
        draft.ifPresent(partial -> events.add(new TranscriptEvent.Final(partial.segment())));
        draft = Optional.empty();
        events.add(how);
        return events;
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        var why = reason.isBlank() ? "" : " (" + reason.strip() + ")";
        return switch (code) {
            case BAD_TOKEN ->
                end.failed(
                        SttError.ACCESS_DENIED,
                        "The server does not take this token%s; check the one that was entered.".formatted(why));
            case BAD_REQUEST ->
                end.failed(
                        SttError.UNSUPPORTED,
                        "The server does not take what was asked%s; check the language.".formatted(why));
            default -> broken(code, reason);
        };
    }

    private List<TranscriptEvent> broken(int code, String reason) {
        var kept = draft.map(partial -> end.of(List.of(new TranscriptEvent.Final(partial.segment()))))
                .orElse(List.of());
        draft = Optional.empty();
        var events = new ArrayList<>(kept);
        events.addAll(end.closed(code, reason));
        return events;
    }
}
