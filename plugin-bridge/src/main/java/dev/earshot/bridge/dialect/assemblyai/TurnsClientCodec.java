package dev.earshot.bridge.dialect.assemblyai;

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
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Completed;
import dev.earshot.engine.transcript.TranscriptEvent.Failed;
import dev.earshot.engine.transcript.TranscriptEvent.Final;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// The client's side of AssemblyAI's v3, Universal-Streaming: speech comes as turns, and a turn is told
/// again and again while it grows. Each becomes a segment.
///
/// A turn ends with `end_of_turn`. Where formatted text is wanted ([TurnText#FORMATTED]), the same
/// turn comes once more with `turn_is_formatted`, and only that is final; the first one waits, and is
/// said when the next turn begins or the session ends without it. A turn that is still open when the
/// service says that it is done is final as it stands, so that the last words are not lost.
///
/// Sound must not come faster than it was spoken: the service closes with 3007 then. Silence it minds only
/// where it is told to (`inactivity_timeout`), which nobody does here.
public final class TurnsClientCodec implements ClientCodec {
    /// A frame that is shorter or longer closes the connection (3007).
    private static final Duration SHORTEST_FRAME = Duration.ofMillis(50);

    private static final Duration LONGEST_FRAME = Duration.ofSeconds(1);

    /// What the service waits by itself when it is sure that a turn is over.
    private static final Duration USUAL_SILENCE = Duration.ofMillis(400);

    private static final List<String> MULTILINGUAL = List.of("es", "de", "fr", "pt", "it");

    private static final TimeFields MILLIS = new TimeFields("start", "end", 1000);

    private static final Complaint COMPLAINT = new Complaint("AssemblyAI");

    private final Request request;
    private final SoundFormat format;
    private final TurnText text;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private final SpeechMarks marks = new SpeechMarks();
    private Optional<Open> open = Optional.empty();
    private int settled = -1; // the last turn that is final
    private int nextSegment;

    /// What has been heard of a turn that is not final.
    ///
    /// @param over whether only its formatted text is awaited
    private record Open(int turn, Segment segment, boolean over) {}

    /// @throws dev.earshot.engine.SttException UNSUPPORTED for sound that AssemblyAI does not take
    public TurnsClientCodec(Request request, SoundFormat format, TurnText text) {
        Sound.nameOf(format);
        this.request = request;
        this.format = format;
        this.text = text;
        this.sound = new SoundPieces(format, SHORTEST_FRAME, LONGEST_FRAME);
    }

    @Override
    public Opening opening() {
        var silence = request.options().endpointing().silence();
        var opening = Opening.of("/v3/ws")
                .with("sample_rate", String.valueOf(format.rate()))
                .with("encoding", Sound.nameOf(format))
                .with("speech_model", request.model().orElseGet(this::usualModel))
                .with("format_turns", String.valueOf(text == TurnText.FORMATTED))
                .with("max_turn_silence", String.valueOf(silence.toMillis()));
        if (silence.compareTo(USUAL_SILENCE) < 0) {
            opening = opening.with("min_turn_silence", String.valueOf(silence.toMillis()));
        }
        if (!english()) {
            opening = opening.with("language_detection", "true");
        }
        var hotwords = request.options().decoding().prompting().hotwords();
        return hotwords.isEmpty() ? opening : opening.with("keyterms_prompt", list(hotwords));
    }

    /// A JSON list as the value of a parameter.
    static String list(List<String> texts) {
        var list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list.toString();
    }

    /// There is no parameter for the language; the model decides.
    private String usualModel() {
        if (english()) {
            return "universal-streaming-english";
        }
        var language = language();
        return language.isEmpty() || MULTILINGUAL.contains(language)
                ? "universal-streaming-multilingual"
                : "whisper-rt";
    }

    private boolean english() {
        return language().equals("en");
    }

    private String language() {
        return request.options().language().orElse("").toLowerCase(Locale.ROOT).replaceFirst("-.*", "");
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> flush() {
        return List.of(text("ForceEndpoint"));
    }

    @Override
    public List<Frame> finish() {
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(text("Terminate"));
        return frames;
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
            case "SpeechStarted" -> marks.speech(MILLIS.time(message, "timestamp"));
            case "Turn" -> turn(message);
            case "Termination" -> {
                var events = settleOpen();
                events.add(new Completed(sound.added()));
                yield events;
            }
            case "Error" -> {
                var words = message.text("error").orElse("");
                int code = message.whole("error_code", 0, 9999).orElse(0);
                var events = settleAwaiting();
                events.add(new Failed(COMPLAINT.of(Codes.ofTurns(code, words), words)));
                yield events;
            }
            default -> List.of();
        };
    }

    private List<TranscriptEvent> turn(Message message) throws BadFrame {
        int turn = message.whole("turn_order", 0, Integer.MAX_VALUE).orElse(settled + 1);
        boolean formatted = message.flag("turn_is_formatted").orElse(false);
        boolean over = message.flag("end_of_turn").orElse(false);
        if (turn <= settled) {
            return List.of();
        }
        var events = new ArrayList<TranscriptEvent>();
        if (open.isPresent() && open.get().turn() != turn) {
            events.addAll(settleOpen());
        }
        var segment = segment(message, over);
        if (segment.text().isBlank()) {
            return events;
        }
        events.addAll(marks.speech(segment.span().start()));
        open = Optional.of(new Open(turn, segment, over));
        if (over && (formatted || text == TurnText.AS_HEARD)) {
            events.addAll(settleOpen());
        } else if (request.interim()) {
            boolean mayChange = text == TurnText.FORMATTED && !formatted;
            events.add(new Partial(segment, mayChange ? 0 : committed(message, segment)));
        }
        return events;
    }

    private List<TranscriptEvent> settleOpen() {
        var events = new ArrayList<TranscriptEvent>();
        open.ifPresent(turn -> {
            settled = turn.turn();
            nextSegment++;
            events.add(new Final(turn.segment()));
            events.addAll(marks.silence(turn.segment().span().end()));
        });
        open = Optional.empty();
        return events;
    }

    /// The turn that is over, where only its formatted text did not come.
    private List<TranscriptEvent> settleAwaiting() {
        return open.isPresent() && open.get().over() ? settleOpen() : new ArrayList<>();
    }

    /// While it goes on, `transcript` has only the words that are final, and `words` has all.
    private Segment segment(Message message, boolean over) throws BadFrame {
        var words = MILLIS.words(message.objects("words"), "text", "confidence");
        var transcript = message.text("transcript").orElse("").strip();
        var written = String.join(" ", words.stream().map(word -> word.text()).toList());
        return new Segment(
                nextSegment,
                words.isEmpty() ? place() : TimeFields.around(words),
                written.isEmpty() || (over && !transcript.isEmpty()) ? transcript : written,
                words,
                TimeFields.confidence(words),
                message.text("language_code"));
    }

    /// Where a text without words was said.
    private TimeSpan place() {
        return open.map(turn -> turn.segment().span()).orElseGet(() -> new TimeSpan(sound.added(), sound.added()));
    }

    /// The words that are final at the beginning, with the blanks between them.
    private static int committed(Message message, Segment segment) throws BadFrame {
        int committed = 0;
        for (var word : message.objects("words")) {
            if (!word.flag("word_is_final").orElse(false)) {
                break;
            }
            var written = word.text("text").orElse("").strip();
            int at = segment.text().indexOf(written, committed);
            committed = at < 0 ? committed : at + written.length();
        }
        return committed;
    }

    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        var events = new ArrayList<>(end.of(settleAwaiting()));
        events.addAll(end.closed(Codes.ofTurns(code, reason), code, reason));
        return events;
    }
}
