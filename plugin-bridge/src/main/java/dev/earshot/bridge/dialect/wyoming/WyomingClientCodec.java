package dev.earshot.bridge.dialect.wyoming;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Fault;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
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
import tools.jackson.databind.node.ObjectNode;

/// The client's side of Wyoming's speech recognition, for one utterance.
///
/// Events and their order are those of the project's README, that of `transcript-start`,
/// `transcript-chunk` and `transcript-stop` included.
///
/// This protocol lies on TCP itself: there is no request, and there are no messages but bytes. So all
/// frames are [Frame.Binary], and how the bytes that arrive are cut makes no difference. Nobody is asked
/// who they are.
public final class WyomingClientCodec implements ClientCodec {
    private static final int RATE = 16_000;
    private static final int SAMPLE_BYTES = 2;

    private final Request request;
    private final SoundPieces sound = new SoundPieces(new SoundFormat(Encoding.LINEAR16, RATE, 1));
    private final OneEnd end = new OneEnd();
    private final Packets packets = new Packets();
    private final List<Frame> replies = new ArrayList<>();
    private final StringBuilder chunks = new StringBuilder();
    private Optional<String> language;
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private boolean finished;

    public WyomingClientCodec(Request request) {
        this.request = request;
        this.language = request.options().language();
    }

    /// There is none: bytes may be sent as soon as there is a connection.
    @Override
    public Opening opening() {
        return Opening.of("");
    }

    @Override
    public List<Frame> start() {
        var wanted = Message.empty();
        request.model().ifPresent(model -> wanted.put("name", model));
        request.options().language().ifPresent(tag -> wanted.put("language", tag));
        return List.of(Packets.frame("transcribe", wanted), Packets.frame("audio-start", format().put("timestamp", 0)));
    }

    private static ObjectNode format() {
        return Message.empty().put("rate", RATE).put("width", SAMPLE_BYTES).put("channels", 1);
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return framed(sound.add(chunk));
    }

    private static List<Frame> framed(List<ByteBuffer> pieces) {
        return pieces.stream()
                .map(piece -> Packets.frame("audio-chunk", format(), piece))
                .toList();
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(framed(sound.finish()));
        frames.add(Packets.frame(
                "audio-stop", Message.empty().put("timestamp", sound.added().toMillis())));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        var events = new ArrayList<TranscriptEvent>();
        try {
            packets.add(bytes(frame));
            for (var packet = packets.next(); packet.isPresent(); packet = packets.next()) {
                events.addAll(end.of(events(packet.get())));
            }
        } catch (BadFrame bad) {
            events.addAll(end.broken(bad));
        }
        return events;
    }

    @Override
    public List<Frame> replies() {
        var now = List.copyOf(replies);
        replies.clear();
        return now;
    }

    private static ByteBuffer bytes(Frame frame) throws BadFrame {
        return switch (frame) {
            case Frame.Binary(var bytes) -> bytes;
            case Frame.Text _ ->
                throw new BadFrame(Fault.UNKNOWN_TYPE, "Wyoming is bytes on TCP, and this is a text message.");
        };
    }

    private List<TranscriptEvent> events(Packet packet) throws BadFrame {
        var data = packet.data();
        return switch (packet.type()) {
            case "voice-started" -> List.of(new TranscriptEvent.SpeechStarted(at(data)));
            case "voice-stopped" -> List.of(new TranscriptEvent.SpeechEnded(at(data)));
            case "transcript-start" -> {
                language = data.text("language").or(() -> language);
                chunks.setLength(0);
                yield List.of();
            }
            case "transcript-chunk" -> {
                chunks.append(data.text("text").orElse(""));
                yield drafted(chunks.toString().strip());
            }
            case "transcript" -> {
                language = data.text("language").or(() -> language);
                yield settled(data.text("text").orElse("").strip());
            }
            case "transcript-stop" ->
                chunks.isEmpty() ? List.of() : settled(chunks.toString().strip());
            case "ping" -> {
                var answer = Message.empty();
                data.text("text").ifPresent(text -> answer.put("text", text));
                replies.add(Packets.frame("pong", answer));
                yield List.of();
            }
            case "error" -> List.of(failed(data));
            default -> List.of();
        };
    }

    private Duration at(Message data) throws BadFrame {
        return data.number("timestamp", 0, 3e12)
                .map(millis -> Duration.ofMillis(Math.round(millis)))
                .orElseGet(sound::added);
    }

    /// Chunks are only added to, so that what is there stays.
    private List<TranscriptEvent> drafted(String text) {
        return text.isEmpty() || !request.interim()
                ? List.of()
                : List.of(new TranscriptEvent.Partial(segment(text), text.length()));
    }

    /// After the end of the sound the text that comes is the last one; a server that tells it in chunks
    /// tells the whole of it once more.
    private List<TranscriptEvent> settled(String text) {
        chunks.setLength(0);
        var events = new ArrayList<TranscriptEvent>();
        if (!text.isEmpty()) {
            var segment = segment(text);
            said = segment.span().end();
            nextSegment++;
            events.add(new TranscriptEvent.Final(segment));
        }
        if (finished) {
            events.add(new TranscriptEvent.Completed(sound.added()));
        }
        return events;
    }

    private Segment segment(String text) {
        return new Segment(
                nextSegment, new TimeSpan(said, sound.added()), text, List.of(), OptionalDouble.empty(), language);
    }

    private static TranscriptEvent failed(Message data) throws BadFrame {
        var words = data.text("text").orElse("");
        return new TranscriptEvent.Failed(new Complaint("The server").of(SttError.NETWORK, words));
    }

    /// @param code 1006, as TCP has none
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        var kept = chunks.isEmpty()
                ? List.<TranscriptEvent>of()
                : end.of(settled(chunks.toString().strip()));
        var events = new ArrayList<>(kept);
        events.addAll(end.closed(code, reason));
        return events;
    }
}
