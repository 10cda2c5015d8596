package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionSession;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptListener;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
/// for
/// moments only, so that what the service says is read while something is being sent.
final class SocketSession implements RecognitionSession {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSession.class);

    /// How long a service may take to answer a close frame.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ClientCodec codec;
    private final TranscriptListener listener;
    private final Duration patience;
    private final Consumer<SocketSession> whenOver;
    private final ReentrantLock sending = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final ReentrantLock codecLock = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<WebSocket> socket = Optional.empty();
    private volatile boolean over;
    private volatile long lastSign = System.nanoTime(); // from the service
    private volatile long lastSent = lastSign;

    /// @param whenOver is told when nothing more comes of it
    SocketSession(ClientCodec codec, TranscriptListener listener, Duration patience, Consumer<SocketSession> whenOver) {
        this.codec = codec;
        this.listener = listener;
        this.patience = patience;
        this.whenOver = whenOver;
    }

    /// @throws SttException as [SocketRecognizer#open]; then there is no session, and the listener hears nothing
    void connect(HttpClient http, SocketService service) {
        try {
            socket = Optional.of(Handshake.of(http, service, codec.opening(), new Messages(this::receive, this::lost)));
        } catch (SttException e) {
            whenOver.accept(this);
            throw e;
        }
        if (over) { // the service has said its last before there was anything to close
            hangUp();
        }
        try {
            send(codec::start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
        codec.keepAliveEvery().ifPresent(every -> Thread.ofVirtual().start(() -> keepAlive(every)));
    }

    @Override
    public void accept(Pcm chunk) throws InterruptedException {
        send(() -> codec.audio(chunk));
    }

    @Override
    public void finish() throws InterruptedException {
        send(codec::finish);
        while (!ended.await(patience.toMillis() / 10 + 1, TimeUnit.MILLISECONDS)) {
            if (Duration.ofNanos(System.nanoTime() - lastSign).compareTo(patience) > 0) {
                fail(new SttException(
                        SttError.NETWORK,
                        "The server has said nothing for " + patience.toSeconds()
                                + " seconds, and not that it is done; see what its log says."));
            }
        }
    }

    @Override
    public void close() {
        fail(new SttException(SttError.CANCELLED, "Listening was stopped."));
        socket.ifPresent(WebSocket::abort);
    }

    private void keepAlive(Duration every) {
        try {
            while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - lastSent >= every.toNanos()) {
                    send(codec::keepAlive);
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
            if (!over) {
                for (var frame : coded(what)) {
                    hand(frame).get(patience.toMillis(), TimeUnit.MILLISECONDS);
                    lastSent = System.nanoTime();
                }
            }
        } catch (ExecutionException e) {
            awaitReason();
        } catch (TimeoutException e) {
            fail(new SttException(SttError.NETWORK, "The server takes no more sound; it may have been overloaded.", e));
        } finally {
            sending.unlock();
        }
    }

    private CompletableFuture<WebSocket> hand(Frame frame) {
        var open = socket.orElseThrow();
        return switch (frame) {
            case Frame.Text(var text) -> open.sendText(text, true);
            case Frame.Binary(var bytes) -> open.sendBinary(bytes, true);
        };
    }

    /// The connection is closed. Why, the other direction tells in a moment.
    private void awaitReason() throws InterruptedException {
        if (!ended.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
            lost(1006, "");
        }
    }

    private void receive(Frame frame) {
        lastSign = System.nanoTime();
        tell(() -> codec.receive(frame));
    }

    private void lost(int code, String reason) {
        tell(() -> codec.closed(code, reason));
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
        socket.ifPresent(open -> Thread.ofVirtual().start(() -> part(open)));
    }

    private static void part(WebSocket open) {
        try {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            open.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
