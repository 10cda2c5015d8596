package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

/// Connects to a service, or says why that is not to be.
final class Handshake {
    private Handshake() {}

    /// @throws SttException NETWORK, ACCESS_DENIED, OVERLOADED, UNSUPPORTED
    static WebSocket of(HttpClient http, SocketService service, Opening opening, WebSocket.Listener listener) {
        var builder = http.newWebSocketBuilder().connectTimeout(service.limits().connect());
        opening.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        service.headers().forEach(builder::header);
        try {
            return builder.buildAsync(service.target(opening), listener).join();
        } catch (CompletionException e) {
            throw refusal(service, opening, e.getCause() == null ? e : e.getCause());
        }
    }

    private static SttException refusal(SocketService service, Opening opening, Throwable cause) {
        var where = service.address().getScheme() + "://" + service.address().getAuthority();
        return switch (cause) {
            case WebSocketHandshakeException refused ->
                refused(where + opening.path(), refused.getResponse().statusCode(), refused);
            default -> new Unreachable(where, service.limits().connect()).because(cause);
        };
    }

    private static SttException refused(String where, int status, Throwable cause) {
        return switch (status) {
            case 401, 403 ->
                new SttException(
                        SttError.ACCESS_DENIED,
                        where + " refused the connection (" + status + "); give it the right key.",
                        cause);
            case 404 ->
                new SttException(
                        SttError.UNSUPPORTED,
                        where + " is not there (404); does that server speak this protocol?",
                        cause);
            case 429, 503 ->
                new SttException(
                        SttError.OVERLOADED,
                        where + " has no place free (" + status + "); try again in a little while.",
                        cause);
            default ->
                new SttException(
                        SttError.NETWORK,
                        where + " answered with " + status + " instead of opening a connection.",
                        cause);
        };
    }
}
