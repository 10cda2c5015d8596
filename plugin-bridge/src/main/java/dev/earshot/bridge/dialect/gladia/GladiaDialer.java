package dev.earshot.bridge.dialect.gladia;

import dev.earshot.bridge.client.Courier;
import dev.earshot.bridge.client.Dialer;
import dev.earshot.bridge.client.Errand;
import dev.earshot.bridge.client.HttpCourier;
import dev.earshot.bridge.client.Line;
import dev.earshot.bridge.client.TimeLimits;
import dev.earshot.bridge.client.WebSocketDialer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Asks for a session over HTTP, and dials the socket that the answer names.
///
/// The key goes with the question only. The socket lets in whoever knows its address, and gets neither the key nor
/// anything else that was meant for the service; it is dialled only where [Site] says that it belongs to the service.
final class GladiaDialer implements Dialer {
    private final Site site;
    private final TimeLimits limits;
    private final Courier courier;
    private final Map<URI, Dialer> sockets = new ConcurrentHashMap<>(); // by origin, mostly one

    /// @param dress adds what only the network gets to see, a key for example
    /// @throws SttException UNSUPPORTED for an address that is none of HTTP or of a WebSocket
    GladiaDialer(URI address, UnaryOperator<Opening> dress, TimeLimits limits) {
        this.site = Site.of(address);
        this.limits = limits;
        this.courier = new HttpCourier(site.http(), dress, limits);
    }

    @Override
    public Line dial(Opening opening, Line.Listener listener) {
        var socket = site.checked(asked(opening).socket());
        var origin = URI.create(socket.getScheme() + "://" + socket.getRawAuthority());
        return sockets.computeIfAbsent(origin, where -> new WebSocketDialer(where, UnaryOperator.identity(), limits))
                .dial(opening(socket), listener);
    }

    private LiveSession asked(Opening opening) {
        try {
            return LiveSession.answered(
                    courier.deliver(new Errand(LiveSession.question(opening), Duration.ZERO), _ -> {}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SttException(SttError.CANCELLED, "Connecting was stopped.", e);
        }
    }

    private static Opening opening(URI socket) {
        var opening = Opening.of(socket.getRawPath());
        if (socket.getRawQuery() == null) {
            return opening;
        }
        for (var parameter : socket.getRawQuery().split("&", -1)) {
            var parts = parameter.split("=", 2);
            opening = opening.with(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return opening;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SttException(SttError.NETWORK, "Gladia named a socket whose address is none; try again.", e);
        }
    }

    @Override
    public void close() {
        courier.close();
        sockets.values().forEach(Dialer::close);
    }
}
