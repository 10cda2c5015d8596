package dev.earshot.app.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// Somebody who has a place at a server and says nothing, until it is closed.
final class Guest implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<WebSocket> seated = new CompletableFuture<>();

    private Guest() {}

    /// Returns when it has its place.
    static Guest at(URI server) throws Exception {
        var guest = new Guest();
        var socket = guest.http
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + House.KEY)
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/ws/transcribe"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        guest.seated.complete(socket);
                        return WebSocket.Listener.super.onText(socket, data, last);
                    }
                })
                .join();
        socket.sendText("{\"type\":\"config\"}", true).join();
        guest.seated.get(60, TimeUnit.SECONDS);
        return guest;
    }

    @Override
    public void close() {
        seated.join().abort();
        http.shutdownNow();
    }
}
