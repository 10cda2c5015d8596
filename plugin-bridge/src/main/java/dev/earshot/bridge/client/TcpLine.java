package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// A line that is a TCP connection: a binary message is a piece of the stream, cut anywhere.
///
/// One waiting thread reads, and reads on when the listener has returned; one writes, so that whoever sends can be
/// interrupted without half of a piece having been sent.
final class TcpLine implements Line {
    private static final int PIECE = 64 << 10; // bytes

    /// How long a service may take to hear that it is over.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Socket socket;
    private final Listener listener;
    private final Consumer<TcpLine> whenOver;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private volatile boolean aborted;

    /// @param socket connected; from now on owned by this line
    /// @param whenOver is told when nothing more comes
    TcpLine(Socket socket, Listener listener, Consumer<TcpLine> whenOver) {
        this.socket = socket;
        this.listener = listener;
        this.whenOver = whenOver;
    }

    void listen() {
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            var piece = new byte[PIECE];
            var in = socket.getInputStream();
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                listener.received(
                        new Frame.Binary(ByteBuffer.wrap(piece, 0, got).slice().asReadOnlyBuffer()));
            }
        } catch (IOException _) {
            // It broke, which is told as any other end.
        } finally {
            over.countDown();
            whenOver.accept(this);
            release();
            if (!aborted) {
                listener.closed(1006, "");
            }
        }
    }

    @Override
    public void send(Frame frame, Duration patience) throws IOException, InterruptedException {
        try {
            writer.submit(() -> write(frame)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new IOException(e);
        } catch (TimeoutException e) {
            throw new SttException(SttError.NETWORK, "The server takes no more sound; it may have been overloaded.", e);
        }
    }

    private Void write(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Binary(var piece) -> {
                var bytes = new byte[piece.remaining()];
                piece.duplicate().get(bytes);
                socket.getOutputStream().write(bytes);
                return null;
            }
            case Frame.Text _ -> throw new IllegalArgumentException("a stream of bytes has no text messages");
        }
    }

    @Override
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException _) {
            // There is no output any more.
        }
    }

    @Override
    public void close() {
        endOutput();
        try {
            if (over.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
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
        release();
    }

    private void release() {
        writer.shutdown();
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
