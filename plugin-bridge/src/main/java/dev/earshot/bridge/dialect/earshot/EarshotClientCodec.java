package dev.earshot.bridge.dialect.earshot;

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
import dev.earshot.engine.transcript.TranscriptEvent.Notice.Topic;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The client's side of Earshot's own protocol. It understands a server, too, that says no more than
/// `interim`, `final` and `error`, and closes when it is done: times are then those of the sound sent
/// so far.
public final class EarshotClientCodec implements ClientCodec {
    private final Request request;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private boolean finished;

    public EarshotClientCodec(Request request, SoundFormat format) {
        this.request = request;
        this.format = format;
        this.sound = new SoundPieces(format);
    }

    @Override
    public Opening opening() {
        return Opening.of("/ws/transcribe");
    }

    @Override
    public List<Frame> start() {
        var config = Message.of("config");
        var options = request.options();
        config.put("language", options.language().orElse("auto"));
        request.model().ifPresent(model -> config.put("model", model));
        config.put("task", Config.nameOf(options.task()));
        options.decoding().prompting().initial().ifPresent(prompt -> config.put("prompt", prompt));
        config.put("interim", options.interim());
        config.put("words", request.words());
        config.put("silence_ms", options.endpointing().silence().toMillis());
        config.put("encoding", Config.nameOf(format.encoding()));
        config.put("sample_rate", format.rate());
        config.put("channels", format.channels());
        return List.of(new Frame.Text(config.toString()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> flush() {
        return List.of(text("finalize"));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(text("end"));
        return frames;
    }

    @Override
    public List<Frame> keepAlive() {
        return List.of(text("keepalive"));
    }

    @Override
    public Optional<Duration> keepAliveEvery() {
        return Optional.of(Duration.ofSeconds(5));
    }

    private static Frame text(String type) {
        return new Frame.Text(Message.of(type).toString());
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.type()) {
            case "interim" -> {
                var segment = segment(message);
                int committed = message.text("committed").orElse("").length();
                yield List.of(new TranscriptEvent.Partial(
                        segment, Math.min(committed, segment.text().length())));
            }
            case "final" -> settled(segment(message));
            case "speech_started" ->
                List.of(new TranscriptEvent.SpeechStarted(message.time("at").orElseGet(sound::added)));
            case "speech_ended" ->
                List.of(new TranscriptEvent.SpeechEnded(message.time("at").orElseGet(sound::added)));
            case "notice" -> List.of(notice(message));
            case "done" ->
                List.of(new TranscriptEvent.Completed(message.time("duration").orElseGet(sound::added)));
            case "error" ->
                message.flag("fatal").orElse(true)
                        ? List.of(new TranscriptEvent.Failed(new SttException(error(message), sentence(message))))
                        : List.of(notice(message));
            default -> List.of();
        };
    }

    private List<TranscriptEvent> settled(Segment segment) {
        if (segment.text().isBlank()) {
            return List.of();
        }
        nextSegment = segment.id() + 1;
        said = segment.span().end();
        return List.of(new TranscriptEvent.Final(segment));
    }

    private static TranscriptEvent notice(Message message) throws BadFrame {
        var topic = message.text("topic")
                .filter("pace"::equals)
                .map(_ -> Topic.PACE)
                .orElse(Topic.MACHINE);
        return new TranscriptEvent.Notice(topic, sentence(message));
    }

    private static String sentence(Message message) throws BadFrame {
        return message.text("message").orElse("The server did not say what is wrong.");
    }

    private static SttError error(Message message) throws BadFrame {
        var code = message.text("code").orElse("").toUpperCase(Locale.ROOT);
        return Arrays.stream(SttError.values())
                .filter(error -> error.name().equals(code))
                .findFirst()
                .orElse(SttError.NETWORK);
    }

    private Segment segment(Message message) throws BadFrame {
        var start = message.time("start").orElse(said);
        var words = new ArrayList<Word>();
        for (var word : message.objects("words")) {
            words.add(new Word(word.text("text").orElse(""), span(word, start), word.probability("confidence")));
        }
        return new Segment(
                message.whole("segment", 0, Integer.MAX_VALUE).orElse(nextSegment),
                span(message, start),
                message.text("text").orElse(""),
                words,
                message.probability("confidence"),
                message.text("language").filter(tag -> !tag.equals("und")));
    }

    private TimeSpan span(Message message, Duration least) throws BadFrame {
        var start = message.time("start").orElse(least);
        var until = message.time("end").orElseGet(sound::added);
        return new TimeSpan(start, until.compareTo(start) < 0 ? start : until);
    }

    /// A plain server says that it is done by closing.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return finished && code == 1000
                ? end.of(List.of(new TranscriptEvent.Completed(sound.added())))
                : end.closed(code, reason);
    }
}
