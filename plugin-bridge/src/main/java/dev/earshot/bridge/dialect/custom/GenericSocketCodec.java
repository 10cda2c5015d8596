package dev.earshot.bridge.dialect.custom;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of a described service over a WebSocket.
///
/// It is done when a message says so, or when it closes as usual after it was told that there is no more sound; a draft
/// that is still open then is the last text.
final class GenericSocketCodec implements ClientCodec {
    private static final Complaint COMPLAINT = new Complaint("The endpoint");

    private final Description description;
    private final Request request;
    private final Saying farewell;
    private final Blanks blanks;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private Optional<Segment> draft = Optional.empty();
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private boolean finished;

    /// @throws SttException UNSUPPORTED for a description of something else
    GenericSocketCodec(Description description, Request request) {
        this.description = description;
        this.request = request;
        this.blanks = Blanks.of(request);
        this.farewell = description.end().orElseThrow(() -> wrong("“end” must say what is sent after the sound."));
        if (description.sound().carriage() instanceof SoundUse.Carriage.InForm) {
            throw wrong("A WebSocket has no forms; let “sound.as” be binary or json.");
        }
        var samples = description.sound().samples();
        this.sound = new SoundPieces(samples.orElseThrow(
                () -> wrong("A stream is no WAV file; let “sound.encoding” be linear16, linear32, mulaw or alaw.")));
    }

    private static SttException wrong(String sentence) {
        return new SttException(SttError.UNSUPPORTED, "The description of this endpoint cannot be used. " + sentence);
    }

    @Override
    public Opening opening() {
        return description.opening(blanks);
    }

    @Override
    public List<Frame> start() {
        return description.start().map(saying -> saying.frame(blanks)).stream().toList();
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return carried(sound.add(chunk));
    }

    private List<Frame> carried(List<ByteBuffer> pieces) {
        return switch (description.sound().carriage()) {
            case SoundUse.Carriage.InJson json ->
                pieces.stream()
                        .<Frame>map(piece -> new Frame.Text(json.with(piece, blanks)))
                        .toList();
            case SoundUse.Carriage.Binary _, SoundUse.Carriage.InForm _ -> Frame.Binary.of(pieces);
        };
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(carried(sound.finish()));
        frames.add(farewell.frame(blanks));
        return frames;
    }

    @Override
    public List<Frame> keepAlive() {
        return finished
                ? List.of()
                : description.keepAlive().map(alive -> alive.saying().frame(blanks)).stream()
                        .toList();
    }

    @Override
    public Optional<Duration> keepAliveEvery() {
        return description.keepAlive().map(Description.KeepAlive::every);
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) {
        var answer = description.answer();
        var error = answer.error(message);
        if (error.isPresent()) {
            return List.of(new TranscriptEvent.Failed(COMPLAINT.of(SttError.NETWORK, error.get())));
        }
        var usual = new TimeSpan(said, said.compareTo(sound.added()) > 0 ? said : sound.added());
        var events = new ArrayList<TranscriptEvent>();
        answer.segment(message, nextSegment, usual).ifPresent(segment -> events.addAll(heard(segment, message)));
        if (finished && answer.isDone(message)) {
            events.addAll(completed());
        }
        return events;
    }

    private List<TranscriptEvent> heard(Segment segment, Message message) {
        if (segment.text().isEmpty()) {
            return List.of();
        }
        if (description.answer().isFinal(message)) {
            return List.of(settled(segment));
        }
        draft = Optional.of(segment);
        return request.interim() ? List.of(new TranscriptEvent.Partial(segment, 0)) : List.of();
    }

    private TranscriptEvent settled(Segment segment) {
        draft = Optional.empty();
        said = segment.span().end();
        nextSegment++;
        return new TranscriptEvent.Final(segment);
    }

    private List<TranscriptEvent> completed() {
        var events = new ArrayList<TranscriptEvent>();
        draft.ifPresent(segment -> events.add(settled(segment)));
        events.add(new TranscriptEvent.Completed(sound.added()));
        return events;
    }

    /// 1005 stands for a close frame without a code.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return finished && (code == 1000 || code == 1005) ? end.of(completed()) : end.closed(code, reason);
    }
}
