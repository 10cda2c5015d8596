package dev.earshot.bridge.dialect.whisperlive;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Encoding;
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
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of WhisperLive.
///
/// Its messages are those of `whisper_live/server.py` and `backend/base.py`. Each one of the server's
/// holds its last ten settled segments and the one that is being spoken, so that most of it is known.
///
/// The end is the difficult part. At `END_OF_AUDIO` the server lets go of everything, and says nothing
/// more of what it has not read yet. So the end of the sound is not said at once: only when, for as long
/// as [#QUIET], the server has come to nothing new. What was a draft until then is final when the server
/// hangs up.
public final class WhisperLiveClientCodec implements ClientCodec {
    private static final String MODEL = "small"; // the server wants to be told one
    private static final int SEGMENTS_TOLD = 10;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Complaint COMPLAINT = new Complaint("WhisperLive");

    private final Request request;
    private final String id;
    private final SoundPieces sound = new SoundPieces(new SoundFormat(Encoding.LINEAR32, Pcm.SAMPLE_RATE, 1));
    private final OneEnd end = new OneEnd();
    private Optional<String> language;
    private Optional<Segment> draft = Optional.empty();
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private boolean finished;
    private boolean news; // since somebody looked

    /// @param id of the connection, unlike any other: a UUID
    public WhisperLiveClientCodec(Request request, String id) {
        this.request = request;
        this.id = id;
        this.language = request.options().language();
    }

    @Override
    public Opening opening() {
        return Opening.of("/");
    }

    @Override
    public List<Frame> start() {
        var options = request.options();
        var message = Message.empty().put("uid", id);
        options.language().ifPresentOrElse(tag -> message.put("language", tag), () -> message.putNull("language"));
        message.put("task", options.task() == Task.TRANSLATE ? "translate" : "transcribe");
        message.put("model", request.model().orElse(MODEL));
        options.decoding().prompting().initial().ifPresent(prompt -> message.put("initial_prompt", prompt));
        message.put("use_vad", true);
        message.put("send_last_n_segments", SEGMENTS_TOLD);
        message.put("audio_format", "float32");
        return List.of(new Frame.Text(message.toString()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        news = true;
        return Frame.Binary.of(sound.finish());
    }

    /// After the end of the sound, and when the server has come to rest, the end; else nothing.
    @Override
    public List<Frame> keepAlive() {
        boolean rests = finished && !news;
        news = false;
        return rests
                ? List.of(new Frame.Binary(ByteBuffer.wrap("END_OF_AUDIO".getBytes(StandardCharsets.US_ASCII))))
                : List.of();
    }

    @Override
    public Optional<Duration> keepAliveEvery() {
        return Optional.of(QUIET);
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        if (message.has("status")) {
            return status(message);
        }
        if (message.has("language")) {
            language = message.text("language");
        }
        if (message.text("message").filter("DISCONNECT"::equals).isPresent()) {
            return last(new TranscriptEvent.Failed(new SttException(
                    SttError.NETWORK,
                    "The server ends a connection that lasts longer than it allows; connect again to go on.")));
        }
        return segments(message);
    }

    private List<TranscriptEvent> status(Message message) throws BadFrame {
        return switch (message.text("status").orElse("")) {
            case "WAIT" ->
                List.of(new TranscriptEvent.Failed(new SttException(
                        SttError.OVERLOADED,
                        "Every place at the server is taken; try again in about %d minutes.".formatted((int)
                                Math.ceil(message.number("message", 0, 1e6).orElse(1.0))))));
            case "ERROR" ->
                last(new TranscriptEvent.Failed(
                        COMPLAINT.of(SttError.NETWORK, message.text("message").orElse(""))));
            default ->
                List.of(new TranscriptEvent.Notice(
                        COMPLAINT.saying(message.text("message").orElse(""))));
        };
    }

    private List<TranscriptEvent> segments(Message message) throws BadFrame {
        var events = new ArrayList<TranscriptEvent>();
        for (var told : message.objects("segments")) {
            var segment = Told.segment(told, nextSegment, language);
            boolean known = segment.span().end().compareTo(said) <= 0;
            if (known || segment.text().isBlank()) {
                continue;
            }
            if (told.flag("completed").orElse(false)) {
                events.add(settled(segment));
            } else {
                drafted(segment).ifPresent(events::add);
            }
        }
        return events;
    }

    private TranscriptEvent settled(Segment segment) {
        news = true;
        draft = Optional.empty();
        said = segment.span().end();
        nextSegment++;
        return new TranscriptEvent.Final(segment);
    }

    /// The server repeats itself while it hears nothing new.
    private Optional<TranscriptEvent> drafted(Segment segment) {
        var now = Optional.of(segment);
        boolean same = now.equals(draft);
        draft = now;
        news = news || !same;
        return now.filter(_ -> !same && request.interim()).map(one -> new TranscriptEvent.Partial(one, 0));
    }

    /// The draft, which nothing will change any more, and how it ended.
    private List<TranscriptEvent> last(TranscriptEvent how) {
        var events = new ArrayList<TranscriptEvent>();
        draft.ifPresent(segment -> events.add(settled(segment)));
        events.add(how);
        return events;
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        var events = new ArrayList<TranscriptEvent>();
        if (finished && code == 1000) {
            return end.of(last(new TranscriptEvent.Completed(sound.added())));
        }
        draft.ifPresent(segment -> events.addAll(end.of(List.of(settled(segment)))));
        events.addAll(end.closed(code, reason));
        return events;
    }
}
