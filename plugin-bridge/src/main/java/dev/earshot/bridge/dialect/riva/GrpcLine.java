package dev.earshot.bridge.dialect.riva;

import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.client.Unreachable;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A line that is a gRPC call on a connection of its own. A binary message is a message of the call,
/// and an empty one says that no more will come. A call that ends well is closed with 1000, any other
/// one with [GrpcStatus#code].
///
/// What is sent waits until the connection takes it, and the next message is asked for when the
/// listener has returned.
final class GrpcLine implements Line {
    /// How long a service may take to end a call that nothing more is sent in.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ManagedChannel channel;
    private final ClientCall<ByteBuffer, ByteBuffer> call;
    private final Listener listener;
    private final Semaphore signs = new Semaphore(0); // that it may be ready, or has ended
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<Status> status = Optional.empty();
    private boolean begun;
    private volatile boolean aborted;
    private boolean ended; // what is sent; by the thread that sends

    /// @param channel not connected yet; from now on owned by this line
    GrpcLine(ManagedChannel channel, ClientCall<ByteBuffer, ByteBuffer> call, Listener listener) {
        this.channel = channel;
        this.call = call;
        this.listener = listener;
    }

    /// Connects.
    ///
    /// @throws SttException NETWORK when nobody answers
    void begin(Metadata metadata, Duration patience, Unreachable unreachable) {
        call.start(new Told(), metadata);
        call.request(1);
        try {
            if (!awaitReady(patience)) {
                throw unreachable.because(new HttpTimeoutException("no answer"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SttException(SttError.CANCELLED, "Connecting was stopped.", e);
        } catch (IOException e) {
            throw status.map(Status::getCause)
                    .map(cause -> unreachable.because(root(cause)))
                    .orElseGet(() -> refused(status.orElse(Status.UNKNOWN)));
        }
        synchronized (this) {
            if (status.isPresent()) { // meanwhile
                throw refused(status.get());
            }
            begun = true;
        }
    }

    /// What it is of, where it is wrapped.
    private static Throwable root(Throwable cause) {
        return Stream.iterate(cause, one -> one != null, Throwable::getCause)
                .filter(one -> one instanceof IOException)
                .findFirst()
                .orElse(cause);
    }

    private static SttException refused(Status status) {
        var words = Optional.ofNullable(status.getDescription()).orElse("");
        return GrpcStatus.ofNumber(status.getCode().value())
                .orElse(GrpcStatus.UNKNOWN)
                .cause("The server", words);
    }

    /// @return false when the time is over
    /// @throws IOException when the call has ended
    private boolean awaitReady(Duration patience) throws InterruptedException, IOException {
        long until = System.nanoTime() + patience.toNanos();
        while (!call.isReady()) {
            if (status.isPresent()) {
                throw new IOException("the call has ended");
            }
            if (!signs.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void send(Frame frame, Duration patience) throws IOException, InterruptedException {
        if (!awaitReady(patience)) {
            throw new SttException(SttError.NETWORK, "The server takes no more sound; it may have been overloaded.");
        }
        switch (frame) {
            case Frame.Binary(var bytes) when !bytes.hasRemaining() -> endOutput();
            case Frame.Binary(var bytes) -> message(bytes);
            case Frame.Text _ -> throw new IllegalArgumentException("gRPC has no text messages");
        }
    }

    private void message(ByteBuffer bytes) throws IOException {
        if (ended) {
            throw new IOException("nothing more is sent");
        }
        call.sendMessage(bytes);
    }

    @Override
    public synchronized void endOutput() {
        if (!ended) {
            ended = true;
            call.halfClose();
        }
    }

    @Override
    public void close() {
        if (status.isEmpty()) {
            endOutput();
        }
        try {
            if (over.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                channel.shutdown();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abort();
    }

    @Override
    public void abort() {
        aborted = true;
        call.cancel("given up", null);
        channel.shutdownNow();
    }

    boolean over() {
        return status.isPresent();
    }

    /// What comes, one call at a time.
    private final class Told extends ClientCall.Listener<ByteBuffer> {
        @Override
        public void onReady() {
            signs.release();
        }

        @Override
        public void onMessage(ByteBuffer message) {
            listener.received(new Frame.Binary(message));
            call.request(1);
        }

        @Override
        public void onClose(Status end, Metadata trailers) {
            boolean told;
            synchronized (GrpcLine.this) {
                told = begun && !aborted;
                status = Optional.of(end);
            }
            signs.release();
            over.countDown();
            channel.shutdown();
            if (told) {
                listener.closed(
                        GrpcStatus.ofNumber(end.getCode().value())
                                .map(GrpcStatus::code)
                                .orElse(1000),
                        Optional.ofNullable(end.getDescription()).orElse(""));
            }
        }
    }
}
