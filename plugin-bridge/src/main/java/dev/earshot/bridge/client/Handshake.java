package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// Connects to a service, or says why that is not to be.
///
/// @param address of its server
record Handshake(HttpClient http, URI address, Duration patience) {
    /// @throws SttException NETWORK, ACCESS_DENIED, OVERLOADED, UNSUPPORTED
    WebSocket of(Opening opening, WebSocket.Listener listener) {
        var builder = http.newWebSocketBuilder().connectTimeout(patience);
        opening.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        try {
            return builder.buildAsync(new Target(address).of(SocketService.scheme(address), opening), listener)
                    .join();
        } catch (CompletionException e) {
            throw refusal(opening, e.getCause() == null ? e : e.getCause());
        }
    }

    private String where() {
        return SocketService.scheme(address) + "://" + address.getRawAuthority();
    }

    private SttException refusal(Opening opening, Throwable cause) {
        return switch (cause) {
            case WebSocketHandshakeException refused ->
                refused(where() + opening.path(), refused.getResponse().statusCode(), refused);
            default -> new Unreachable(where(), patience).because(cause);
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
