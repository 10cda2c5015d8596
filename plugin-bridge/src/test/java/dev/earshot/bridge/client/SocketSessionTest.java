package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is sent because of what was received, over a line that is none.
@Timeout(60)
final class SocketSessionTest {
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private volatile Line.Listener service = new Nobody();

    private static final class Nobody implements Line.Listener {
        @Override
        public void received(Frame frame) {}

        @Override
        public void closed(int code, String reason) {}
    }

    /// Says what it is told once more, as a reply.
    private static final class Parrot implements ClientCodec {
        private final List<Frame> replies = new ArrayList<>();

        @Override
        public Opening opening() {
            return Opening.of("/");
        }

        @Override
        public List<Frame> start() {
            return List.of(new Frame.Text("start"));
        }

        @Override
        public List<Frame> audio(Pcm chunk) {
            return List.of(new Frame.Text("sound"));
        }

        @Override
        public List<Frame> finish() {
            return List.of(new Frame.Text("end"));
        }

        @Override
        public List<TranscriptEvent> receive(Frame frame) {
            replies.add(frame);
            return List.of();
        }

        @Override
        public List<Frame> replies() {
            var now = List.copyOf(replies);
            replies.clear();
            return now;
        }

        @Override
        public List<TranscriptEvent> closed(int code, String reason) {
            return List.of(new TranscriptEvent.Completed(Duration.ZERO));
        }
    }

    /// Sound leaves only when it may.
    private final class SlowLine implements Line {
        @Override
        public void send(Frame frame, Duration patience) throws InterruptedException {
            var text = ((Frame.Text) frame).text();
            sent.add(text);
            if (text.equals("sound")) {
                mayLeave.await();
            }
        }

        @Override
        public void endOutput() {}

        @Override
        public void close() {}

        @Override
        public void abort() {}
    }

    private final class Here implements Dialer {
        @Override
        public Line dial(Opening opening, Line.Listener listener) {
            service = listener;
            listener.received(new Frame.Text("at once"));
            return new SlowLine();
        }

        @Override
        public void close() {}
    }

    private SocketSession session() {
        var session = new SocketSession(new Parrot(), events::add, TimeLimits.USUAL, _ -> {});
        session.connect(new Here());
        return session;
    }

    @Test
    void aReplyIsSentWithoutAnySoundThatTakesItAlong() throws Exception {
        var session = session();
        assertEquals("start", sent.take());
        assertEquals("at once", sent.take());
        service.received(new Frame.Text("ping"));
        assertEquals("ping", sent.take());
        session.close();
    }

    @Test
    void whoHearsTheServiceDoesNotWaitForSoundThatIsBeingSent() throws Exception {
        var session = session();
        var feeding = Thread.ofVirtual().start(() -> {
            try {
                session.accept(new Pcm(new float[160]));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(List.of("start", "at once", "sound"), List.of(sent.take(), sent.take(), sent.take()));
        service.received(new Frame.Text("one")); // while the sound waits
        service.received(new Frame.Text("two"));
        mayLeave.countDown();
        feeding.join();
        assertEquals(List.of("one", "two"), List.of(sent.take(), sent.take()));
        session.close();
    }

    @Test
    void nothingIsSentAfterTheEnd() throws Exception {
        var session = session();
        assertEquals(List.of("start", "at once"), List.of(sent.take(), sent.take()));
        service.closed(1000, "");
        service.received(new Frame.Text("late"));
        session.finish();
        assertEquals(0, sent.size());
        assertEquals(1, events.size());
    }
}
