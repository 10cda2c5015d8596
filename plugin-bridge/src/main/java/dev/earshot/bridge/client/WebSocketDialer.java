package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.UnaryOperator;

/// Connects to a service behind a WebSocket. A redirect is not followed, since a key goes only where it was meant for.
public final class WebSocketDialer implements Dialer {
    private final Handshake handshake;
    private final UnaryOperator<Opening> dress;
    private final HttpClient http;

    /// @param address of the server; what a protocol asks for is put behind its path
    /// @param dress adds what only the network gets to see, a key for example
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for an address that is none of a WebSocket
    public WebSocketDialer(URI address, UnaryOperator<Opening> dress, TimeLimits limits) {
        this.dress = dress;
        this.http = HttpClient.newBuilder().connectTimeout(limits.connect()).build();
        this.handshake = new Handshake(http, SocketService.checked(address), limits.connect());
    }

    WebSocketDialer(SocketService service) {
        this(service.address(), service::dressed, service.limits());
    }

    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        return new WebSocketLine(handshake.of(dress.apply(opening), new Messages(listener)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
