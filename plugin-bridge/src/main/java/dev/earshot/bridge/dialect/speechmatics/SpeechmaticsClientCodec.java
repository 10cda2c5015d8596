package dev.earshot.bridge.dialect.speechmatics;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Complaint;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.OneEnd;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.SoundPieces;
import dev.earshot.bridge.wire.SpeechMarks;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Failed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The client's side of Speechmatics' realtime socket.
///
/// The service settles single words (`AddTranscript`) and drafts what follows them
/// (`AddPartialTranscript`). Settled words are the committed text of a segment, drafted ones its tentative
/// text; a sentence or utterance that ends makes the segment final.
///
/// Sound is wanted only after `RecognitionStarted`. What is heard before waits, up to a bound; then it
/// is sent all the same, since losing it would be worse than being told that it came too early.
public final class SpeechmaticsClientCodec implements ClientCodec {
    private static final Duration LONGEST_FRAME = Duration.ofSeconds(1);

    /// Sound that waits for the service to begin.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /// The service ends an utterance after at most so much silence.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    private static final Complaint COMPLAINT = new Complaint("Speechmatics");

    private final Request request;
    private final SoundFormat format;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private final List<Frame> early = new ArrayList<>();
    private Line line = new Line();
    private Duration said = Duration.ZERO; // where the last final ended
    private String delimiter = " ";
    private boolean ready;
    private int sent; // frames of sound
    private int nextSegment;

    /// @throws dev.earshot.engine.SttException UNSUPPORTED for sound that Speechmatics does not take
    public SpeechmaticsClientCodec(Request request, SoundFormat format) {
        Recognition.nameOf(format);
        this.request = request;
        this.format = format;
        this.sound = new SoundPieces(format, Duration.ZERO, LONGEST_FRAME);
    }

    @Override
    public Opening opening() {
        return Opening.of("/v2");
    }

    @Override
    public List<Frame> start() {
        return List.of(new Frame.Text(Recognition.start(request, format, LONGEST_SILENCE)));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        early.addAll(Frame.Binary.of(sound.add(chunk)));
        return ready || sound.added().compareTo(LONGEST_WAIT) > 0 ? waiting() : List.of();
    }

    /// The sound that waited for the service to begin.
    @Override
    public List<Frame> replies() {
        return ready ? waiting() : List.of();
    }

    private List<Frame> waiting() {
        var frames = new ArrayList<>(early);
        early.clear();
        sent += frames.size();
        return frames;
    }

    @Override
    public List<Frame> flush() {
        return List.of(new Frame.Text(Recognition.message("ForceEndOfUtterance")
                .put("timestamp", Message.seconds(sound.added()))
                .toString()));
    }

    /// The service counts the frames of sound, and answers to the last one.
    @Override
    public List<Frame> finish() {
        early.addAll(Frame.Binary.of(sound.finish()));
        var frames = waiting();
        frames.add(new Frame.Text(
                Recognition.message("EndOfStream").put("last_seq_no", sent).toString()));
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        return switch (message.text("message").orElse("")) {
            case "RecognitionStarted" -> {
                ready = true;
                var language = message.object("language_pack_info");
                delimiter = language.isPresent()
                        ? language.get().text("word_delimiter").orElse(delimiter)
                        : delimiter;
                yield List.of();
            }
            case "AddPartialTranscript" -> drafted(message.objects("results"));
            case "AddTranscript" -> settled(message.objects("results"));
            case "EndOfUtterance" -> utteranceEnded();
            case "EndOfTranscript" -> {
                var events = utteranceEnded();
                events.add(new Completed(sound.added()));
                yield events;
            }
            case "Warning" ->
                List.of(new Notice(COMPLAINT.saying(message.text("reason").orElse(""))));
            case "Error" -> {
                var error = Errors.ofType(message.text("type").orElse(""));
                yield List.of(
                        new Failed(COMPLAINT.of(error, message.text("reason").orElse(""))));
            }
            default -> List.of();
        };
    }

    private List<TranscriptEvent> drafted(List<Message> results) throws BadFrame {
        var whole = line.copy();
        for (var result : results) {
            whole.add(result, delimiter);
        }
        return shown(whole);
    }

    private List<TranscriptEvent> settled(List<Message> results) throws BadFrame {
        var events = new ArrayList<TranscriptEvent>();
        for (var result : results) {
            line.add(result, delimiter);
            if (result.flag("is_eos").orElse(false)) {
                events.addAll(sentenceEnded());
            }
        }
        events.addAll(shown(line));
        return events;
    }

    /// What is settled of it is committed; a draft may still change its own words.
    private List<TranscriptEvent> shown(Line whole) {
        if (whole.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<>(marks.speech(whole.span().start()));
        if (request.interim()) {
            events.add(new Partial(whole.segment(nextSegment), line.length()));
        }
        return events;
    }

    private List<TranscriptEvent> sentenceEnded() {
        if (line.isEmpty()) {
            return List.of();
        }
        var events = new ArrayList<>(marks.speech(line.span().start()));
        events.add(new Final(line.segment(nextSegment)));
        nextSegment++;
        said = line.span().end();
        line = new Line();
        return events;
    }

    private List<TranscriptEvent> utteranceEnded() {
        var events = new ArrayList<>(sentenceEnded());
        events.addAll(marks.silence(said));
        return events;
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return end.closed(Errors.ofCode(code), code, reason);
    }
}
