package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
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
import java.util.Map;
import java.util.stream.Collectors;

/// The client's side of Riva's `StreamingRecognize`.
///
/// Messages and their numbers are those of `riva_asr.proto` (nvidia-riva/common). The first message
/// says how to listen, every other one is sound; that there is no more sound says an empty message,
/// which a [GrpcLine] takes for the end of what is sent. The service says that it is done by ending
/// the call, with a [GrpcStatus].
///
/// While somebody speaks, the text may come in several results, the first of them steadier than the
/// last. Only what the service calls certain (a stability of 1) is committed.
public final class RivaClientCodec implements ClientCodec {
    private static final String METHOD = "/nvidia.riva.asr.RivaSpeechRecognition/StreamingRecognize";
    private static final String SERVICE = "NVIDIA Riva";

    private final Request request;
    private final String language;
    private final SoundFormat format;
    private final Map<String, List<String>> custom;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private int committed; // characters of the segment that is being spoken
    private boolean finished;

    /// @param custom what the service's own models understand besides, by its names
    /// @throws SttException UNSUPPORTED for sound that it does not take, and when the language is left
    ///     open
    public RivaClientCodec(Request request, SoundFormat format, Map<String, List<String>> custom) {
        this.request = request;
        this.language = request.languageFor(SERVICE);
        this.format = format;
        this.custom = custom;
        encoding(format.encoding());
        this.sound = new SoundPieces(format);
    }

    private static int encoding(Encoding encoding) {
        return switch (encoding) {
            case LINEAR16 -> 1;
            case MULAW -> 3;
            case ALAW -> 20;
            case LINEAR32 ->
                throw new SttException(
                        SttError.UNSUPPORTED,
                        SERVICE + " is not sent sound in this format; choose linear16, mulaw or alaw.");
        };
    }

    @Override
    public Opening opening() {
        return Opening.of(METHOD);
    }

    @Override
    public List<Frame> start() {
        var streaming = new ProtoWriter().message(1, config()).flag(2, request.interim());
        return List.of(new Frame.Binary(new ProtoWriter().message(1, streaming).written()));
    }

    private ProtoWriter config() {
        var config = new ProtoWriter()
                .whole(1, encoding(format.encoding()))
                .whole(2, format.rate())
                .text(3, language)
                .whole(4, 1); // alternatives
        var hotwords = request.options().decoding().prompting().hotwords();
        if (!hotwords.isEmpty()) {
            var context = new ProtoWriter();
            hotwords.forEach(word -> context.text(1, word));
            config.message(6, context);
        }
        config.whole(7, format.channels())
                .flag(8, true) // times of words
                .flag(11, true) // punctuation
                .text(13, request.model().orElse(""));
        custom.forEach((name, values) ->
                config.message(24, new ProtoWriter().text(1, name).text(2, String.join(",", values))));
        return config;
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return frames(sound.add(chunk));
    }

    private static List<Frame> frames(List<ByteBuffer> pieces) {
        return pieces.stream()
                .<Frame>map(piece ->
                        new Frame.Binary(new ProtoWriter().bytes(2, piece).written()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = frames(sound.finish());
        frames.add(new Frame.Binary(ByteBuffer.allocate(0)));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        try {
            return switch (frame) {
                case Frame.Text _ -> List.of();
                case Frame.Binary(var bytes) -> end.of(events(ProtoMessage.parse(bytes)));
            };
        } catch (BadFrame bad) {
            return end.broken(bad);
        }
    }

    private List<TranscriptEvent> events(ProtoMessage response) throws BadFrame {
        var events = new ArrayList<TranscriptEvent>();
        var drafts = new ArrayList<Result>();
        for (var message : response.messages(1)) {
            var result = Result.of(message);
            if (result.text().isEmpty()) {
                continue;
            }
            if (result.settled()) {
                events.addAll(settled(result));
            } else {
                drafts.add(result);
            }
        }
        if (!drafts.isEmpty() && request.interim()) {
            events.addAll(drafted(drafts));
        }
        return events;
    }

    private List<TranscriptEvent> settled(Result result) {
        var segment = result.segment(nextSegment++, said, sound.added());
        committed = 0;
        said = latest(said, segment.span().end());
        var events = new ArrayList<>(marks.speech(segment.span().start()));
        events.add(new TranscriptEvent.Final(segment));
        events.addAll(marks.silence(segment.span().end()));
        return events;
    }

    private List<TranscriptEvent> drafted(List<Result> results) {
        var text = results.stream().map(Result::text).collect(Collectors.joining(" "));
        var sure = results.stream()
                .takeWhile(result -> result.stability() >= 1)
                .map(Result::text)
                .collect(Collectors.joining(" "));
        committed = Math.min(text.length(), Math.max(committed, sure.length()));
        var first = results.getFirst().segment(nextSegment, said, sound.added());
        var last = results.getLast().segment(nextSegment, said, sound.added());
        var span = new TimeSpan(
                first.span().start(), latest(first.span().end(), last.span().end()));
        var words = results.stream().flatMap(result -> result.words().stream()).toList();
        var segment = new Segment(nextSegment, span, text, words);
        var events = new ArrayList<>(marks.speech(span.start()));
        events.add(new TranscriptEvent.Partial(segment, committed));
        return events;
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// @param code 1000 for a call that ended well, or [GrpcStatus#code]
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        if (finished && code == 1000) {
            return end.of(List.of(new TranscriptEvent.Completed(sound.added())));
        }
        return GrpcStatus.ofCode(code)
                .map(status ->
                        end.of(List.<TranscriptEvent>of(new TranscriptEvent.Failed(status.cause(SERVICE, reason)))))
                .orElseGet(() -> end.closed(code, reason));
    }
}
