package dev.earshot.bridge.dialect.azure;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The client's side of Azure's conversations.
///
/// What is said on a connection is a turn; mostly one, but the service may end a turn before the sound
/// ends. Then the next sound begins another, with an id and a beginning of its own, and the service
/// counts from there.
///
/// Messages, headers and paths are those of Microsoft's open JavaScript client, which also sends the
/// beginning of a WAV file as a message before the sound and asks for the times of words by
/// `wordLevelTimestamps`. No message holds more than 8192 bytes of sound, as Microsoft asked for when this
/// protocol was Bing Speech's; whether it still minds could not be tried.
public final class AzureClientCodec implements ClientCodec {
    private static final int LARGEST = 8192; // bytes
    private static final String PATH = "/speech/recognition/conversation/cognitiveservices/v1";

    private final Request request;
    private final String language;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final UUID connection;
    private final InstantSource clock;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private Duration turnStart = Duration.ZERO;
    private String turn;
    private int turns;
    private int nextSegment;
    private boolean between; // two turns
    private boolean finished;

    /// @param format of 16 bits
    /// @param connection names this connection to the service, in its logs
    /// @param clock of the times that messages carry
    /// @throws SttException UNSUPPORTED for other sound, and when the language is left open
    public AzureClientCodec(Request request, SoundFormat format, UUID connection, InstantSource clock) {
        if (format.encoding() != Encoding.LINEAR16) {
            throw new SttException(
                    SttError.UNSUPPORTED, "Azure takes 16-bit sound, not that of this endpoint; choose linear16.");
        }
        this.request = request;
        this.language = request.languageFor("Azure");
        this.format = format;
        this.sound = new SoundPieces(format, Duration.ZERO, longest(format));
        this.connection = connection;
        this.clock = clock;
        this.turn = hex(connection);
    }

    private static Duration longest(SoundFormat format) {
        return Duration.ofMillis(LARGEST / format.bytes() * 1000L / format.rate());
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    @Override
    public Opening opening() {
        var opening = new Opening(PATH, Map.of(), Map.of("X-ConnectionId", List.of(hex(connection))))
                .with("language", language)
                .with("format", "detailed");
        opening = request.words() ? opening.with("wordLevelTimestamps", "true") : opening;
        return request.model().isPresent() ? opening.with("cid", request.model().get()) : opening;
    }

    @Override
    public List<Frame> start() {
        var config = Message.empty();
        var context = config.putObject("context");
        context.putObject("system").put("name", "Earshot").put("version", "1").put("build", "Java");
        context.putObject("os")
                .put("platform", "Java")
                .put("name", "Java")
                .put("version", Runtime.version().toString());
        context.putObject("audio")
                .putObject("source")
                .put("bitspersample", 16)
                .put("channelcount", format.channels())
                .put("samplerate", format.rate())
                .put("type", "Stream");
        var frames = new ArrayList<Frame>();
        frames.add(Envelope.text("speech.config", turn, now(), config.toString()));
        frames.addAll(beginning());
        return frames;
    }

    private List<Frame> beginning() {
        return List.of(
                Envelope.text("speech.context", turn, now(), context()),
                Envelope.sound(turn, now(), Wav.openHeader(format)));
    }

    private String context() {
        var context = Message.empty();
        var words = request.options().decoding().prompting().hotwords();
        if (!words.isEmpty()) {
            var group = context.putObject("dgi").putArray("Groups").addObject().put("Type", "Generic");
            var items = group.putArray("Items");
            words.forEach(word -> items.addObject().put("Text", word));
        }
        return context.toString();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        var start = sound.added();
        return heard(sound.add(chunk), start);
    }

    /// @param start where the sound begins
    private List<Frame> heard(List<ByteBuffer> pieces, Duration start) {
        var frames = new ArrayList<Frame>();
        if (between && !pieces.isEmpty()) {
            nextTurn(start);
            frames.addAll(beginning());
        }
        pieces.forEach(piece -> frames.add(Envelope.sound(turn, now(), piece)));
        return frames;
    }

    private void nextTurn(Duration start) {
        between = false;
        turns++;
        turnStart = start;
        turn = hex(UUID.nameUUIDFromBytes((connection + " " + turns).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public List<Frame> finish() {
        var frames = heard(sound.finish(), sound.added());
        finished = true;
        frames.add(Envelope.sound(turn, now(), ByteBuffer.allocate(0)));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        try {
            return switch (frame) {
                case Frame.Text(var text) -> end.of(events(Envelope.open(text)));
                case Frame.Binary _ -> List.of();
            };
        } catch (BadFrame bad) {
            return end.broken(bad);
        }
    }

    private List<TranscriptEvent> events(Envelope envelope) throws BadFrame {
        return switch (envelope.path()) {
            case "speech.startdetected" -> marks.speech(time(envelope));
            case "speech.hypothesis", "speech.fragment" -> drafted(phrase(envelope));
            case "speech.phrase" -> settled(phrase(envelope));
            case "speech.enddetected" -> marks.silence(time(envelope));
            case "turn.end" -> turnEnded();
            default -> List.of();
        };
    }

    private Phrase phrase(Envelope envelope) throws BadFrame {
        return new Phrase(envelope.message(), turnStart);
    }

    /// The service may leave out everything but the headers.
    private Duration time(Envelope envelope) throws BadFrame {
        return envelope.body().isBlank() ? sound.added() : turnStart.plus(Phrase.ticks(envelope.message(), "Offset"));
    }

    private List<TranscriptEvent> drafted(Phrase phrase) throws BadFrame {
        var draft = phrase.draft(nextSegment);
        return draft.text().isEmpty() || !request.interim()
                ? List.of()
                : List.of(new TranscriptEvent.Partial(draft, 0));
    }

    private List<TranscriptEvent> settled(Phrase phrase) throws BadFrame {
        var failure = phrase.failure();
        if (failure.isPresent()) {
            return List.of(new TranscriptEvent.Failed(failure.get()));
        }
        var segment = phrase.segment(nextSegment);
        nextSegment += segment.isPresent() ? 1 : 0;
        return segment.<List<TranscriptEvent>>map(text -> List.of(new TranscriptEvent.Final(text)))
                .orElseGet(List::of);
    }

    private List<TranscriptEvent> turnEnded() {
        var events = new ArrayList<>(marks.silence(sound.added()));
        if (finished) {
            events.add(new TranscriptEvent.Completed(sound.added()));
        } else {
            between = true;
        }
        return events;
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return end.closed(code, reason);
    }
}
