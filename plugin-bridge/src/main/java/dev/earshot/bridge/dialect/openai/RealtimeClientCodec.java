package dev.earshot.bridge.dialect.openai;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundEncoder;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.UtteranceOrder;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The client's side of OpenAI's realtime transcription, with utterances that the server finds: an
/// item is a segment.
///
/// The protocol has no last message. After the end of the sound the client commits, and has heard
/// everything when that commit was answered and each item that is known has its text. It says that somebody has
/// stopped speaking before it says what they said; that waits here for the text.
public final class RealtimeClientCodec implements ClientCodec {
    private static final String MODEL = "gpt-4o-transcribe";

    private static final String LAST_COMMIT = "last";

    private static final String NOTHING_TO_COMMIT = "input_audio_buffer_commit_empty";

    private final Request request;
    private final SoundPieces sound = new SoundPieces(new SoundFormat(Encoding.LINEAR16, Session.RATE, 1));
    private final OneEnd end = new OneEnd();
    private final UtteranceOrder order = new UtteranceOrder();
    /// What is known of the items that have no text yet.
    private final Map<String, Heard> items = new LinkedHashMap<>();
    private Duration said = Duration.ZERO;
    private int nextSegment;
    private boolean finished;
    private boolean answered; // the last commit

    private record Heard(int segment, Duration start, Duration end, String text) {
        TimeSpan span() {
            return new TimeSpan(start, end.compareTo(start) < 0 ? start : end);
        }

        Segment segment(String whole) {
            return new Segment(segment, span(), whole, List.of());
        }
    }

    public RealtimeClientCodec(Request request) {
        this.request = request;
    }

    @Override
    public Opening opening() {
        return Opening.of("/v1/realtime").with("intent", "transcription");
    }

    @Override
    public List<Frame> start() {
        var message = Message.of("session.update");
        var session = message.putObject("session").put("type", "transcription");
        var input = session.putObject("audio").putObject("input");
        input.putObject("format").put("type", "audio/pcm").put("rate", Session.RATE);
        var options = request.options();
        var transcription =
                input.putObject("transcription").put("model", request.model().orElse(MODEL));
        options.language().ifPresent(tag -> transcription.put("language", tag));
        options.decoding().prompting().initial().ifPresent(prompt -> transcription.put("prompt", prompt));
        var usual = TurnDetection.USUAL;
        new TurnDetection(usual.type(), usual.threshold(), usual.prefix(), (int)
                        options.endpointing().silence().toMillis())
                .write(input.putObject("turn_detection"));
        return List.of(new Frame.Text(message.toString()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return append(sound.add(chunk));
    }

    private static List<Frame> append(List<ByteBuffer> pieces) {
        return pieces.stream().<Frame>map(RealtimeClientCodec::append).toList();
    }

    private static Frame append(ByteBuffer bytes) {
        return new Frame.Text(Message.of("input_audio_buffer.append")
                .put("audio", SoundEncoder.base64(bytes))
                .toString());
    }

    @Override
    public List<Frame> flush() {
        return List.of(new Frame.Text(Message.of("input_audio_buffer.commit").toString()));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(append(sound.finish()));
        frames.add(new Frame.Text(Message.of("input_audio_buffer.commit")
                .put("event_id", LAST_COMMIT)
                .toString()));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, message -> withEnd(events(message)));
    }

    private List<TranscriptEvent> withEnd(List<TranscriptEvent> events) {
        var all = new ArrayList<>(events);
        if (answered && items.isEmpty()) {
            all.addAll(order.tell(new TranscriptEvent.Completed(sound.added())));
        }
        return all;
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.type()) {
            case "input_audio_buffer.speech_started" -> {
                var at = millis(message, "audio_start_ms");
                if (answered && at.compareTo(sound.added()) >= 0) {
                    yield List.of(); // it begins where there is no more sound, so no text will ever come of it
                }
                var item = item(message);
                items.put(id(message), new Heard(item.segment(), at, sound.added(), item.text()));
                yield order.tell(new TranscriptEvent.SpeechStarted(at));
            }
            case "input_audio_buffer.speech_stopped" -> {
                var at = millis(message, "audio_end_ms");
                var item = item(message);
                items.put(id(message), new Heard(item.segment(), item.start(), at, item.text()));
                yield order.tell(new TranscriptEvent.SpeechEnded(at));
            }
            case "input_audio_buffer.committed" -> {
                items.put(id(message), item(message));
                answered = finished;
                yield List.of();
            }
            case "conversation.item.input_audio_transcription.delta" -> delta(message);
            case "conversation.item.input_audio_transcription.completed" -> completed(message);
            case "conversation.item.input_audio_transcription.failed" -> {
                items.remove(id(message));
                var events = order.release();
                events.add(new TranscriptEvent.Notice("The endpoint could not make text of one utterance."));
                yield events;
            }
            case "error" -> error(message);
            default -> List.of();
        };
    }

    private List<TranscriptEvent> delta(Message message) throws BadFrame {
        var item = item(message);
        var text = item.text() + message.text("delta").orElse("");
        items.put(id(message), new Heard(item.segment(), item.start(), item.end(), text));
        var shown = text.strip();
        return shown.isEmpty()
                ? List.of()
                : order.tell(new TranscriptEvent.Partial(item.segment(shown), shown.length()));
    }

    private List<TranscriptEvent> completed(Message message) throws BadFrame {
        var item = item(message);
        items.remove(id(message));
        var text = message.text("transcript").orElse("").strip();
        if (text.isEmpty()) {
            return order.release();
        }
        said = item.span().end();
        var events = new ArrayList<>(order.tell(new TranscriptEvent.Final(item.segment(text))));
        events.addAll(order.passed(said));
        return events;
    }

    /// A commit for which there was no sound is no failure: the server has made it itself.
    private List<TranscriptEvent> error(Message message) throws BadFrame {
        var error = message.object("error");
        if (error.isEmpty()) {
            return List.of(failed("The endpoint did not say what is wrong."));
        }
        if (error.get().text("code").filter(NOTHING_TO_COMMIT::equals).isPresent()) {
            answered = answered
                    || error.get().text("event_id").filter(LAST_COMMIT::equals).isPresent();
            return List.of();
        }
        return List.of(failed(error.get().text("message").orElse("The endpoint did not say what is wrong.")));
    }

    private static TranscriptEvent failed(String sentence) {
        return new TranscriptEvent.Failed(new SttException(SttError.NETWORK, sentence));
    }

    private Heard item(Message message) throws BadFrame {
        var known = Optional.ofNullable(items.get(id(message)));
        return known.orElseGet(() -> new Heard(nextSegment++, said, sound.added(), ""));
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
