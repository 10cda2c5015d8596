package dev.earshot.bridge.dialect.speaches;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundEncoder;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of Speaches' realtime transcription, which speaks the older (beta) events of
/// OpenAI's protocol.
///
/// What is said here of the server is so in `src/speaches/realtime/` of its source. It differs from
/// OpenAI's in what matters to a client: the times of an item count from the sound of that item, drafts
/// are whole texts (`input_audio_buffer.partial_transcription`), and a commit while somebody speaks loses
/// what they say. So there is no commit for a flush, and at the end the client first falls silent, so that
/// the server finds the end of the last words by itself; then it commits, and is done when that was
/// answered and every item has its text.
public final class SpeachesClientCodec implements ClientCodec {
    private static final int RATE = 24_000;
    private static final String MODEL = "Systran/faster-whisper-small"; // the server wants to be told one
    private static final Complaint COMPLAINT = new Complaint("Speaches");

    /// The server's own, all of which a change of one replaces.
    private static final double THRESHOLD = 0.6;

    private static final Duration PADDING = Duration.ofMillis(300);

    /// How much longer than a silence that ends an utterance the last one is.
    private static final Duration MARGIN = Duration.ofMillis(700);

    private final Request request;
    private final SoundPieces sound = new SoundPieces(new SoundFormat(Encoding.LINEAR16, RATE, 1));
    private final OneEnd end = new OneEnd();
    private final Items items = new Items();
    private Duration sent = Duration.ZERO; // without the silence of the end
    private boolean finished;
    private boolean answered; // the last commit

    public SpeachesClientCodec(Request request) {
        this.request = request;
    }

    @Override
    public Opening opening() {
        var opening = Opening.of("/v1/realtime")
                .with("model", request.model().orElse(MODEL))
                .with("intent", "transcription");
        return request.options()
                .language()
                .map(tag -> opening.with("language", tag))
                .orElse(opening);
    }

    @Override
    public List<Frame> start() {
        var message = Message.of("session.update");
        message.putObject("session")
                .putObject("turn_detection")
                .put("type", "server_vad")
                .put("threshold", THRESHOLD)
                .put("prefix_padding_ms", PADDING.toMillis())
                .put("silence_duration_ms", silence().toMillis())
                .put("create_response", false);
        return List.of(new Frame.Text(message.toString()));
    }

    private Duration silence() {
        return request.options().endpointing().silence();
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        sent = sent.plus(chunk.duration());
        return append(sound.add(chunk));
    }

    private static List<Frame> append(List<ByteBuffer> pieces) {
        return pieces.stream()
                .<Frame>map(piece -> new Frame.Text(Message.of("input_audio_buffer.append")
                        .put("audio", SoundEncoder.base64(piece))
                        .toString()))
                .toList();
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        long samples = Pcm.samplesIn(silence().plus(PADDING).plus(MARGIN));
        var frames = new ArrayList<>(append(sound.add(new Pcm(new float[Math.toIntExact(samples)]))));
        frames.addAll(append(sound.finish()));
        frames.add(new Frame.Text(Message.of("input_audio_buffer.commit").toString()));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, message -> withEnd(events(message)));
    }

    private List<TranscriptEvent> withEnd(List<TranscriptEvent> events) {
        var all = new ArrayList<>(events);
        if (answered && items.allDone()) {
            all.add(new TranscriptEvent.Completed(sent));
        }
        return all;
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.type()) {
            case "input_audio_buffer.speech_started" ->
                List.of(new TranscriptEvent.SpeechStarted(
                        items.started(id(message), millis(message, "audio_start_ms"))));
            case "input_audio_buffer.speech_stopped" ->
                List.of(new TranscriptEvent.SpeechEnded(items.stopped(id(message), millis(message, "audio_end_ms"))));
            case "input_audio_buffer.committed" -> {
                boolean ours = items.committed(id(message));
                answered = answered || (ours && finished);
                yield List.of();
            }
            case "input_audio_buffer.partial_transcription" ->
                items.drafted(id(message), message.text("transcript").orElse("").strip(), sent)
                        .filter(_ -> request.interim())
                        .map(draft -> List.<TranscriptEvent>of(new TranscriptEvent.Partial(draft, 0)))
                        .orElse(List.of());
            case "conversation.item.input_audio_transcription.completed" ->
                items.read(id(message), message.text("transcript").orElse("").strip(), length(message), sent);
            case "error" -> error(message.object("error").orElse(message));
            default -> List.of();
        };
    }

    /// How much sound the item was.
    private static Optional<Duration> length(Message message) throws BadFrame {
        var usage = message.object("usage");
        return usage.isPresent() ? usage.get().time("seconds") : Optional.empty();
    }

    /// That there was nothing to commit is an answer. Which item could not be read is not said; they are
    /// read one after the other, so it is taken to be the first.
    private List<TranscriptEvent> error(Message error) throws BadFrame {
        var words = error.text("message").orElse("");
        if (words.startsWith("Error committing input audio buffer")) {
            answered = answered || finished;
            return List.of();
        }
        if (words.equals("Transcription failed")) {
            var events = new ArrayList<TranscriptEvent>();
            events.add(new TranscriptEvent.Notice("The server could not make text of one utterance."));
            events.addAll(items.lostFirst(sent));
            return events;
        }
        boolean asked =
                error.text("type").filter("invalid_request_error"::equals).isPresent();
        return List.of(
                new TranscriptEvent.Failed(COMPLAINT.of(asked ? SttError.UNSUPPORTED : SttError.NETWORK, words)));
    }

    private static String id(Message message) throws BadFrame {
        return message.text("item_id").orElse("");
    }

    private static Duration millis(Message message, String name) throws BadFrame {
        return Duration.ofMillis(message.whole(name, 0, Integer.MAX_VALUE).orElse(0));
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return end.closed(code, reason);
    }
}
