package dev.earshot.app.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Clients of a server, over real sockets.
final class Callers implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();

    /// One client, which keeps all text that it is sent.
    static final class Caller implements WebSocket.Listener {
        final StringBuffer text = new StringBuffer();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private volatile CompletableFuture<WebSocket> socket = new CompletableFuture<>();

        /// So much sound without anything in it.
        Caller hear(Duration time) {
            int bytes = Math.toIntExact(time.toMillis() * 32);
            for (int sent = 0; sent < bytes; sent += 32_000) {
                socket.join()
                        .sendBinary(ByteBuffer.allocate(Math.min(32_000, bytes - sent)), true)
                        .join();
            }
            return this;
        }

        Caller say(String message) {
            socket.join().sendText(message, true).join();
            return this;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            return WebSocket.Listener.super.onText(from, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return WebSocket.Listener.super.onClose(from, code, reason);
        }
    }

    Caller call(Connection to, String path) {
        var caller = new Caller();
        var builder = http.newWebSocketBuilder();
        to.key().ifPresent(key -> builder.header("Authorization", "Bearer " + key.reveal()));
        caller.socket = builder.buildAsync(URI.create(to.sockets() + path), caller);
        caller.socket.join();
        return caller;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
