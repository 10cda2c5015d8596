package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to a service.
///
/// Three locks, always taken in this order. `sending` is held while frames leave, so that they keep their order,
/// however
/// long the network takes. `telling` is held while the listener hears events. `codecLock` guards the codec and is held
/// for moments only, so that what the service says is read while something is being sent.
final class SocketSession implements EndpointSession, Line.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSession.class);

    /// How long the reason may take to come why a connection broke.
    private static final Duration REASON = Duration.ofSeconds(2);

    private final ClientCodec codec;
    private final TranscriptListener listener;
    private final TimeLimits limits;
    private final Consumer<SocketSession> whenOver;
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final ReentrantLock codecLock = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<Frame> replies = new ConcurrentLinkedQueue<>(); // filled and emptied under codecLock
    private volatile Optional<Line> line = Optional.empty();
    private volatile boolean over;
    private volatile long lastSign = System.nanoTime(); // from the service
    private volatile long lastSent = lastSign;

    /// @param whenOver is told when nothing more comes of it
    SocketSession(ClientCodec codec, TranscriptListener listener, TimeLimits limits, Consumer<SocketSession> whenOver) {
        this.codec = codec;
        this.listener = listener;
        this.limits = limits;
        this.whenOver = whenOver;
    }

    /// @throws SttException as [SocketRecognizer#open]; then there is no session, and the listener hears nothing
    void connect(Dialer dialer) {
        sending.lock(); // a reply to what comes at once follows what is sent first
        try {
            line = Optional.of(dialer.dial(codec.opening(), this));
            if (over) { // the service has said its last before there was anything to close
                hangUp();
            }
            send(codec::start);
        } catch (SttException e) {
            whenOver.accept(this);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } finally {
            sending.unlock();
        }
        codec.keepAliveEvery().ifPresent(every -> Thread.ofVirtual().start(() -> keepAlive(every)));
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        say(() -> codec.audio(chunk));
    }

    @Override
    public void flush() throws InterruptedException {
        say(codec::flush);
    }

    @Override
    public void finish() throws InterruptedException {
        long asked = System.nanoTime();
        say(codec::finish);
        while (!ended.await(limits.answer().toMillis() / 10 + 1, TimeUnit.MILLISECONDS)) {
            if (since(lastSign).compareTo(limits.answer()) > 0) {
                fail("The server has said nothing for " + limits.answer().toSeconds()
                        + " seconds, and not that it is done; see what its log says.");
            } else if (since(asked).compareTo(limits.whole()) > 0) {
                fail("The server is not done " + limits.whole().toSeconds()
                        + " seconds after it has had all the sound; allow it more time, or see what its log says.");
            }
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    @Override
    public void close() {
        fail(new SttException(SttError.CANCELLED, "Listening was stopped."));
        line.ifPresent(Line::abort);
    }

    private void keepAlive(Duration every) {
        try {
            while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - lastSent >= every.toNanos()) {
                    say(codec::keepAlive);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when the network has taken it. What cannot be sent ends the session.
    private void send(Supplier<List<Frame>> what) throws InterruptedException {
        sending.lockInterruptibly();
        try {
            if (!over && line.isPresent()) {
                for (var frame : coded(what)) {
                    line.get().send(frame, limits.answer());
                    lastSent = System.nanoTime();
                }
            }
        } catch (IOException e) {
            awaitReason();
        } catch (SttException e) {
            fail(e);
        } finally {
            sending.unlock();
        }
    }

    /// What the codec answered to what came before is not overtaken by what it says now.
    private void say(Supplier<List<Frame>> what) throws InterruptedException {
        send(() -> {
            var frames = new ArrayList<>(replies);
            replies.clear();
            frames.addAll(what.get());
            return frames;
        });
    }

    /// The connection is closed. Why, the other direction tells in a moment.
    private void awaitReason() throws InterruptedException {
        if (!ended.await(REASON.toMillis(), TimeUnit.MILLISECONDS)) {
            closed(1006, "");
        }
    }

    @Override
    public void received(Frame frame) {
        lastSign = System.nanoTime();
        tell(() -> {
            var events = codec.receive(frame);
            replies.addAll(codec.replies());
            return events;
        });
        if (!replies.isEmpty()) {
            Thread.ofVirtual().start(this::reply);
        }
    }

    /// On a thread of its own: what is being sent may wait until the service has been heard, so whoever hears must not
    /// wait for what is being sent.
    private void reply() {
        try {
            say(List::of);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void closed(int code, String reason) {
        tell(() -> codec.closed(code, reason));
    }

    private void fail(String sentence) {
        fail(new SttException(SttError.NETWORK, sentence));
    }

    private void fail(SttException cause) {
        tell(() -> List.of(new TranscriptEvent.Failed(cause)));
    }

    private void tell(Supplier<List<TranscriptEvent>> news) {
        telling.lock();
        try {
            for (var event : coded(news)) {
                if (!over) {
                    tell(event);
                }
            }
        } finally {
            telling.unlock();
        }
    }

    private void tell(TranscriptEvent event) {
        over = event.terminal();
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.error("The listener of a connection failed at {}", event, e);
            if (!over) {
                tell(new TranscriptEvent.Failed(
                        new SttException(SttError.INTERNAL, "What was heard could not be passed on.", e)));
            }
        } finally {
            if (over) {
                hangUp();
            }
        }
    }

    private void hangUp() {
        whenOver.accept(this);
        ended.countDown();
        line.ifPresent(open -> Thread.ofVirtual().start(open::close));
    }

    private <T> T coded(Supplier<T> work) {
        codecLock.lock();
        try {
            return work.get();
        } finally {
            codecLock.unlock();
        }
    }
}
