package dev.earshot.bridge.client;

import dev.earshot.bridge.wire.ClientCodec;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A speech service behind a WebSocket.
///
/// @param address of the server, without the path of the protocol: `ws://127.0.0.1:8000`; `http` and `https` are taken
///     for `ws` and `wss`. A path is put before the protocol's own
/// @param protocol what is spoken there
/// @param headers what it takes besides, a key among it; never part of a message that is shown
/// @param model as the service calls it; empty leaves it to the service
/// @param limits how long it may take
public record SocketService(
        URI address, Protocol protocol, Map<String, String> headers, Optional<String> model, TimeLimits limits) {
    /// Makes the client's side of a protocol, one for each connection.
    @FunctionalInterface
    public interface Protocol {
        ClientCodec codec(Request request);
    }

    /// @throws SttException UNSUPPORTED for an address that is none of a WebSocket
    public SocketService {
        headers = Map.copyOf(headers);
        checked(address);
    }

    /// Without a key, and the service's own model.
    public static SocketService open(URI address, Protocol protocol) {
        return new SocketService(address, protocol, Map.of(), Optional.empty(), TimeLimits.USUAL);
    }

    public SocketService withHeader(String name, String value) {
        return new SocketService(address, protocol, Map.of(name, value), model, limits);
    }

    public SocketService withModel(Optional<String> other) {
        return new SocketService(address, protocol, headers, other, limits);
    }

    public SocketService withLimits(TimeLimits other) {
        return new SocketService(address, protocol, headers, model, other);
    }

    /// What a protocol asks, with what this service takes besides.
    Opening dressed(Opening opening) {
        var all = new LinkedHashMap<>(opening.headers());
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Opening(opening.path(), opening.query(), all);
    }

    /// @throws SttException UNSUPPORTED for an address that is none of a WebSocket
    static URI checked(URI address) {
        scheme(address);
        if (address.getHost() == null) {
            throw wrong(address);
        }
        return address;
    }

    /// `ws` or `wss`.
    static String scheme(URI address) {
        var given = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return switch (given) {
            case "ws", "http" -> "ws";
            case "wss", "https" -> "wss";
            default -> throw wrong(address);
        };
    }

    private static SttException wrong(URI address) {
        return new SttException(
                SttError.UNSUPPORTED,
                "'" + address + "' is no address of a server; give one like ws://127.0.0.1:8000 or wss://example.org.");
    }

    /// Leaves out the headers, since a key may be among them.
    @Override
    public String toString() {
        return "SocketService[" + address + "]";
    }
}
