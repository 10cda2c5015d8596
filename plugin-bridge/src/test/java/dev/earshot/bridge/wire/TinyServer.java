package dev.earshot.bridge.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// All that a server does for a connection, without a socket and without a recogniser: what a test
/// says that was heard was heard.
public final class TinyServer {
    public static final RecognizerInfo INFO = new RecognizerInfo("whisper-base", "Whisper base", "1", "CPU", List.of());

    private final ServerCodec codec;
    private final List<Request> requests = new ArrayList<>();
    private final Deque<Frame> unread = new ArrayDeque<>();
    private Optional<SttException> refusal = Optional.empty();
    private Optional<Action.Close> closed = Optional.empty();
    private Duration heard = Duration.ZERO;
    private boolean hearing;
    private boolean refused;
    private boolean finished;
    private int flushes;

    public TinyServer(ServerCodec codec) {
        this.codec = codec;
    }

    /// What is asked for from now on cannot be done.
    public TinyServer refusing(SttException cause) {
        refusal = Optional.of(cause);
        return this;
    }

    public void granting() {
        refusal = Optional.empty();
    }

    public TinyServer open() {
        perform(codec.open());
        return this;
    }

    public TinyServer text(String json) {
        return receive(new Frame.Text(json));
    }

    public TinyServer sound(byte... bytes) {
        return receive(new Frame.Binary(ByteBuffer.wrap(bytes)));
    }

    /// So many bytes of silence.
    public TinyServer silence(int bytes) {
        return sound(new byte[bytes]);
    }

    public TinyServer receive(Frame frame) {
        perform(codec.receive(frame));
        return this;
    }

    public TinyServer tell(TranscriptEvent... events) {
        for (var event : events) {
            perform(codec.tell(event));
        }
        return this;
    }

    public TinyServer passed(double seconds) {
        perform(codec.passed(Duration.ofMillis(Math.round(seconds * 1e3))));
        return this;
    }

    public TinyServer flushed() {
        perform(codec.flushed());
        return this;
    }

    public TinyServer end(Ending ending) {
        perform(codec.end(ending));
        return this;
    }

    private void perform(List<Action> actions) {
        for (var action : actions) {
            if (refused && closed.isPresent()) {
                return;
            }
            assertTrue(closed.isEmpty(), () -> "after the close: " + action);
            switch (action) {
                case Action.Send(var frame) -> unread.add(frame);
                case Action.Begin(var request) -> begin(request);
                case Action.Change(var request) -> begin(request);
                case Action.Sound(var chunk) -> {
                    assertTrue(chunk.samples().length > 0, "no samples");
                    heard = hearing ? heard.plus(chunk.duration()) : heard;
                }
                case Action.Flush _ -> flushes++;
                case Action.Finish _ -> finished = true;
                case Action.Close close -> closed = Optional.of(close);
            }
        }
    }

    private void begin(Request request) {
        requests.add(request);
        refused = refusal.isPresent();
        if (refused) {
            perform(codec.refused(refusal.orElseThrow()));
        } else {
            hearing = true;
            perform(codec.begun(INFO));
        }
    }

    /// What has been sent and not been read yet, as texts.
    public List<String> said() {
        return take().stream()
                .map(frame -> switch (frame) {
                    case Frame.Text(var text) -> text;
                    case Frame.Binary(var bytes) -> bytes.remaining() + " bytes";
                })
                .toList();
    }

    public List<Frame> take() {
        var frames = List.copyOf(unread);
        unread.clear();
        return frames;
    }

    public List<Request> requests() {
        return requests;
    }

    public Request request() {
        return requests.getLast();
    }

    public Optional<Action.Close> closed() {
        return closed;
    }

    public Duration heard() {
        return heard;
    }

    public boolean finished() {
        return finished;
    }

    public int flushes() {
        return flushes;
    }
}
