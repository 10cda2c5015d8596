package dev.earshot.bridge.dialect.deepgram;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The client's side of Deepgram's `/v1/listen`.
public final class ListenClientCodec implements ClientCodec {
    private final Request request;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private int nextSegment;

    public ListenClientCodec(Request request, SoundFormat format) {
        this.request = request;
        this.format = format;
        this.sound = new SoundPieces(format);
    }

    @Override
    public Opening opening() {
        var options = request.options();
        var opening = Opening.of("/v1/listen");
        opening = request.model().isPresent()
                ? opening.with("model", request.model().get())
                : opening;
        opening = options.language().isPresent()
                ? opening.with("language", options.language().get())
                : opening;
        for (var word : options.decoding().prompting().hotwords()) {
            opening = opening.with("keyterm", word);
        }
        return opening.with("encoding", Query.nameOf(format.encoding()))
                .with("sample_rate", String.valueOf(format.rate()))
                .with("channels", String.valueOf(format.channels()))
                .with("interim_results", String.valueOf(options.interim()))
                .with(
                        "endpointing",
                        String.valueOf(options.endpointing().silence().toMillis()))
                .with("vad_events", "true")
                .with("punctuate", "true");
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> flush() {
        return List.of(text("Finalize"));
    }

    @Override
    public List<Frame> finish() {
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(text("CloseStream"));
        return frames;
    }

    @Override
    public List<Frame> keepAlive() {
        return List.of(text("KeepAlive"));
    }

    @Override
    public Optional<Duration> keepAliveEvery() {
        return Optional.of(Duration.ofSeconds(4));
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
            case "SpeechStarted" -> marks.speech(time(message, "timestamp"));
            case "Results" -> results(message);
            case "Metadata" -> {
                var all = time(message, "duration");
                var events = new ArrayList<>(marks.silence(all));
                events.add(new TranscriptEvent.Completed(all));
                yield events;
            }
            case "Error" ->
                List.of(new TranscriptEvent.Notice(message.text("message")
                        .filter(text -> !text.isBlank())
                        .orElse("Deepgram did not say what is wrong.")));
            default -> List.of();
        };
    }

    /// Text outside of speech begins it: a service does not always say so, and an agent hears it so, too.
    private List<TranscriptEvent> results(Message message) throws BadFrame {
        var segment = segment(message);
        boolean blank = segment.text().isBlank();
        var events = new ArrayList<TranscriptEvent>();
        if (!blank) {
            events.addAll(marks.speech(segment.span().start()));
        }
        if (!message.flag("is_final").orElse(false)) {
            if (!blank) {
                events.add(new TranscriptEvent.Partial(segment, 0));
            }
            return events;
        }
        if (!blank) {
            nextSegment++;
            events.add(new TranscriptEvent.Final(segment));
        }
        if (message.flag("speech_final").orElse(false)) {
            events.addAll(marks.silence(segment.span().end()));
        }
        return events;
    }

    private Segment segment(Message message) throws BadFrame {
        var start = time(message, "start");
        var span = new TimeSpan(start, start.plus(time(message, "duration")));
        var channel = message.object("channel");
        var alternatives = channel.isPresent() ? channel.get().objects("alternatives") : List.<Message>of();
        if (alternatives.isEmpty()) {
            return new Segment(nextSegment, span, "", List.of());
        }
        var best = alternatives.getFirst();
        return new Segment(
                nextSegment,
                span,
                best.text("transcript").orElse(""),
                HeardWords.of(best),
                best.probability("confidence"),
                best.texts("languages").stream().findFirst());
    }

    private static Duration time(Message message, String name) throws BadFrame {
        return message.time(name).orElse(Duration.ZERO);
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return end.closed(code, reason);
    }
}
