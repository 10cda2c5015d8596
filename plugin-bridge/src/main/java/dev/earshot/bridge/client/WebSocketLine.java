package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A line that is a WebSocket.
record WebSocketLine(WebSocket socket) implements Line {
    /// How long a service may take to hear that it is over.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    @Override
    public void send(Frame frame, Duration patience) throws IOException, InterruptedException {
        try {
            hand(frame).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new SttException(SttError.NETWORK, "The server takes no more sound; it may have been overloaded.", e);
        }
    }

    private CompletableFuture<WebSocket> hand(Frame frame) {
        return switch (frame) {
            case Frame.Text(var text) -> socket.sendText(text, true);
            case Frame.Binary(var bytes) -> socket.sendBinary(bytes, true);
        };
    }

    @Override
    public void endOutput() {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    @Override
    public void close() {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            socket.abort();
        } catch (InterruptedException e) {
            socket.abort();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void abort() {
        socket.abort();
    }
}
