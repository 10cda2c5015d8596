package dev.earshot.bridge.dialect.vosk;

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
import dev.earshot.bridge.wire.TimeFields;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The client's side of vosk-server.
///
/// Its messages are those of `websocket/asr_server.py`. A text that is not exactly one of them is heard
/// as sound, blanks included. Each piece of sound is answered once: with a draft, or with what it settled.
/// The server says that it is done by closing the connection. Language and model are the server's own.
///
/// Hot words are not sent: the server's `phrase_list` is a grammar, beside which it hears nothing else.
public final class VoskClientCodec implements ClientCodec {
    private static final Frame END = new Frame.Text("{\"eof\" : 1}");
    private static final Frame RESET = new Frame.Text("{\"reset\" : 1}");

    private final Request request;
    private final int rate;
    private final SoundPieces sound;
    private final OneEnd end = new OneEnd();
    private Duration said = Duration.ZERO; // where the last final ended
    private int nextSegment;
    private boolean finished;

    /// @param rate samples a second, as the server's model wants them: mostly 16,000
    public VoskClientCodec(Request request, int rate) {
        this.request = request;
        this.rate = rate;
        this.sound = new SoundPieces(new SoundFormat(Encoding.LINEAR16, rate, 1));
    }

    @Override
    public Opening opening() {
        return Opening.of("/");
    }

    /// The rate is always said, since the server's own is 8,000. Words are always asked for: only they
    /// have times.
    @Override
    public List<Frame> start() {
        var message = Message.empty();
        message.putObject("config").put("sample_rate", rate).put("words", true).put("max_alternatives", 0);
        return List.of(new Frame.Text(message.toString()));
    }

    @Override
    public List<Frame> audio(Pcm chunk) {
        return Frame.Binary.of(sound.add(chunk));
    }

    @Override
    public List<Frame> flush() {
        return List.of(RESET);
    }

    @Override
    public List<Frame> finish() {
        finished = true;
        var frames = new ArrayList<>(Frame.Binary.of(sound.finish()));
        frames.add(END);
        return frames;
    }

    @Override
    public List<TranscriptEvent> receive(Frame frame) {
        return end.read(frame, this::events);
    }

    private List<TranscriptEvent> events(Message message) throws BadFrame {
        var alternatives = message.objects("alternatives");
        return message.has("partial")
                ? drafted(message.text("partial").orElse("").strip())
                : settled(alternatives.isEmpty() ? message : alternatives.getFirst());
    }

    private List<TranscriptEvent> drafted(String text) {
        return text.isEmpty() || !request.interim()
                ? List.of()
                : List.of(new TranscriptEvent.Partial(
                        new Segment(nextSegment, new TimeSpan(said, latest(said, sound.added())), text, List.of()), 0));
    }

    /// The `confidence` of an alternative is left aside: it is a score, and no probability.
    private List<TranscriptEvent> settled(Message result) throws BadFrame {
        var text = result.text("text").orElse("").strip();
        if (text.isEmpty()) {
            return List.of();
        }
        var words = TimeFields.SECONDS.words(result.objects("result"), "word", "conf");
        var span = span(words);
        said = latest(said, span.end());
        return List.of(new TranscriptEvent.Final(new Segment(nextSegment++, span, text, words)));
    }

    private TimeSpan span(List<Word> words) {
        return words.isEmpty() ? new TimeSpan(said, latest(said, sound.added())) : TimeFields.around(words);
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// The server closes when it has said everything.
    @Override
    public List<TranscriptEvent> closed(int code, String reason) {
        return finished && code == 1000
                ? end.of(List.of(new TranscriptEvent.Completed(sound.added())))
                : end.closed(code, reason);
    }
}
