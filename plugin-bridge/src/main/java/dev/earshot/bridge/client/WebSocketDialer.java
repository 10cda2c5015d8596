package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import java.net.http.HttpClient;

/// Connects to a service behind a WebSocket.
final class WebSocketDialer implements Dialer {
    private final SocketService service;
    private final HttpClient http;

    WebSocketDialer(SocketService service) {
        this.service = service;
        this.http = HttpClient.newBuilder()
                .connectTimeout(service.limits().connect())
                .build();
    }

    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        return new WebSocketLine(Handshake.of(http, service, opening, new Messages(listener)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
