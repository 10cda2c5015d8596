package dev.earshot.bridge.dialect.aws;

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
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The client's side of Amazon Transcribe's streaming over a WebSocket. Its opening is yet to be signed
/// ([Presigner]).
///
/// Parameters, messages and errors are those of Amazon's developer guide ("Setting up a streaming
/// transcription"); its API reference allows a message a second of sound at most (`AudioEvent`). That the
/// service gives up after 15 seconds without sound is what its users report; it has no sign of life but
/// silence, which its times are then put right by. It says that it is done by closing.
public final class TranscribeClientCodec implements ClientCodec {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final Complaint COMPLAINT = new Complaint("Amazon Transcribe");

    private final Request request;
    private final String language;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final AddedSilence silence = new AddedSilence();
    private int nextSegment;
    private boolean finished;

    /// @param format of 16 bits and one channel
    /// @throws SttException UNSUPPORTED for other sound, and when the language is left open
    public TranscribeClientCodec(Request request, SoundFormat format) {
        if (format.encoding() != Encoding.LINEAR16 || format.channels() != 1) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "Amazon Transcribe takes 16-bit sound of one channel, not that of this endpoint; choose linear16 and one channel.");
        }
        this.request = request;
        this.language = request.languageFor("Amazon Transcribe");
        this.format = format;
        this.sound = new SoundPieces(format, Duration.ZERO, LONGEST);
    }

    @Override
    public Opening opening() {
        var opening = Opening.of("/stream-transcription-websocket")
                .with("language-code", language)
                .with("media-encoding", "pcm")
                .with("sample-rate", String.valueOf(format.rate()));
        opening = request.interim()
                ? opening.with("enable-partial-results-stabilization", "true").with("partial-results-stability", "high")
                : opening;
        return request.model().isPresent()
                ? opening.with("language-model-name", request.model().get())
                : opening;
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return events(sound.add(chunk));
    }

    private static List<Frame> events(List<ByteBuffer> pieces) {
        return pieces.stream().map(TranscribeClientCodec::event).toList();
    }

    private static Frame event(ByteBuffer payload) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(":message-type", "event");
        headers.put(":event-type", "AudioEvent");
        headers.put(":content-type", "application/octet-stream");
        return new Frame.Binary(EventMessage.write(headers, payload));
    }

    @Override
    public List<Frame> finish() {
        var frames = new ArrayList<>(events(sound.finish()));
        finished = true;
        frames.add(event(ByteBuffer.allocate(0)));
        return frames;
    }

    @Override
    public List<Frame> keepAlive() {
        if (finished) {
            return List.of();
        }
        silence.add(sound.added(), SIGN_OF_LIFE);
        int samples = (int) (format.rate() * SIGN_OF_LIFE.toMillis() / 1000);
        return List.of(event(ByteBuffer.allocate(samples * format.bytes())));
    }

    @Override
    public Optional<Duration> keepAliveEvery() {
        return Optional.of(QUIET);
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        try {
            return switch (frame) {
                case Frame.Text _ -> List.of();
                case Frame.Binary(var bytes) -> end.of(events(EventMessage.read(bytes)));
            };
        } catch (BadFrame bad) {
            return end.broken(bad);
        }
    }

    private List<TranscriptEvent> events(EventMessage message) throws BadFrame {
        return switch (message.header(":message-type").orElse("")) {
            case "event" ->
                message.header(":event-type").filter("TranscriptEvent"::equals).isPresent()
                        ? heard(json(message))
                        : List.of();
            case "exception" ->
                failed(
                        message.header(":exception-type").orElse(""),
                        json(message).text("Message").orElse(""));
            case "error" ->
                failed(
                        message.header(":error-code").orElse(""),
                        message.header(":error-message").orElse(""));
            default ->
                throw new BadFrame(
                        Fault.UNKNOWN_TYPE,
                        "A message must say its “:message-type”; this one says none that there is.");
        };
    }

    private static Message json(EventMessage message) throws BadFrame {
        try {
            return Message.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(message.payload().duplicate())
                    .toString());
        } catch (CharacterCodingException _) {
            throw new BadFrame(Fault.BAD_JSON, "A message must be UTF-8, and this one is not.");
        }
    }

    private List<TranscriptEvent> heard(Message message) throws BadFrame {
        var events = new ArrayList<TranscriptEvent>();
        var transcript = message.object("Transcript");
        for (var result : transcript.isPresent() ? transcript.get().objects("Results") : List.<Message>of()) {
            told(new Result(result, silence)).ifPresent(events::add);
        }
        return events;
    }

    private Optional<TranscriptEvent> told(Result result) throws BadFrame {
        var segment = result.segment(nextSegment);
        if (segment.text().isEmpty() || (result.draft() && !request.interim())) {
            return Optional.empty();
        }
        if (result.draft()) {
            return Optional.of(new TranscriptEvent.Partial(segment, result.committed()));
        }
        nextSegment++;
        return Optional.of(new TranscriptEvent.Final(segment));
    }

    private static List<TranscriptEvent> failed(String type, String said) {
        var error = switch (type) {
            case "BadRequestException" -> SttError.UNSUPPORTED;
            case "LimitExceededException", "ServiceUnavailableException" -> SttError.OVERLOADED;
            case "AccessDeniedException", "UnrecognizedClientException" -> SttError.ACCESS_DENIED;
            default -> SttError.NETWORK;
        };
        var cause = said.isBlank() ? COMPLAINT.silent(error, type) : COMPLAINT.of(error, said);
        return List.of(new TranscriptEvent.Failed(cause));
    }

    /// 1005 stands for a close frame without a code.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return finished && (code == 1000 || code == 1005)
                ? end.of(List.of(new TranscriptEvent.Completed(sound.added())))
                : end.closed(code, reason);
    }
}
