package dev.earshot.engine.store;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer, read by one thread. Unlike the one of the JDK it notices when nothing comes
/// any more.
///
/// It asks for one delivery at a time, so that a slow disk slows the sender instead of filling the
/// memory.
final class BodyStream implements HttpResponse.BodySubscriber<BodyStream>, AutoCloseable {
    private final Duration stall;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Queue<ByteBuffer> current = new ArrayDeque<>();
    private boolean ended;

    private sealed interface Delivery {
        record Bytes(List<ByteBuffer> buffers) implements Delivery {}

        record Failed(Throwable cause) implements Delivery {}

        record End() implements Delivery {}
    }

    /// @param stall how long may pass without a byte
    BodyStream(Duration stall) {
        this.stall = stall;
    }

    /// The next bytes; empty at the end.
    ///
    /// @throws HttpTimeoutException when none came for too long
    Optional<ByteBuffer> next() throws IOException, InterruptedException {
        while (current.isEmpty() && !ended) {
            subscription.join().request(1);
            accept(deliveries.poll(stall.toMillis(), TimeUnit.MILLISECONDS));
        }
        return Optional.ofNullable(current.poll());
    }

    private void accept(@Nullable Delivery delivery) throws IOException {
        switch (delivery) {
            case null -> {
                close();
                throw new HttpTimeoutException("nothing came for " + stall);
            }
            case Delivery.Bytes bytes ->
                bytes.buffers().stream().filter(ByteBuffer::hasRemaining).forEach(current::add);
            case Delivery.Failed failed ->
                throw failed.cause() instanceof IOException io ? io : new IOException(failed.cause());
            case Delivery.End _ -> ended = true;
        }
    }

    /// All of it.
    ///
    /// @throws IOException also when it is longer than `most` bytes
    byte[] all(int most) throws IOException, InterruptedException {
        var bytes = new java.io.ByteArrayOutputStream();
        for (var next = next(); next.isPresent(); next = next()) {
            byte[] part = new byte[next.get().remaining()];
            next.get().get(part);
            bytes.writeBytes(part);
            if (bytes.size() > most) {
                throw new IOException("longer than " + most + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    /// Hangs up, unless everything has been read.
    @Override
    public void close() {
        if (subscription.isDone()) {
            subscription.join().cancel();
        }
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription someSubscription) {
        subscription.complete(someSubscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        deliveries.add(new Delivery.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        deliveries.add(new Delivery.Failed(cause));
    }

    @Override
    public void onComplete() {
        deliveries.add(new Delivery.End());
    }
}
