package dev.earshot.bridge.dialect.gladia;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose service was configured, and what else belongs to it: its host, and the hosts of the same registered name.
///
/// Which part of a name can be registered is not known here for sure. It is taken to be the last two parts, or three
/// where those may be an `org.uk`; an address of numbers and a name of one part stand for themselves only.
///
/// @param secure whether the service is asked over TLS; then no other connection will do
record Site(URI http, String host, boolean secure) {
    private static final int SHORT = 3; // characters of what stands before a country

    /// @throws SttException UNSUPPORTED for an address that is none of HTTP or of a WebSocket
    static Site of(URI address) {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?|wss?") || address.getHost() == null) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "'%s' is no address of Gladia's API; give one like https://api.gladia.io.".formatted(address));
        }
        boolean secure = scheme.endsWith("s") && !scheme.equals("ws");
        var path = Optional.ofNullable(address.getRawPath()).orElse("");
        var http = URI.create((secure ? "https" : "http") + "://" + address.getRawAuthority() + path);
        return new Site(http, name(address), secure);
    }

    private static String name(URI address) {
        return Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    /// The address of a socket, if sound may go there.
    ///
    /// @throws SttException ACCESS_DENIED when it may not
    URI checked(URI socket) {
        if (!belongs(name(socket))) {
            throw new SttException(
                    SttError.ACCESS_DENIED,
                    "Gladia at %s wants the sound to be sent to %s, which is not known to be its own; nothing was sent there. Check the address of this endpoint."
                            .formatted(host, socket.getHost()));
        }
        if (secure && !"wss".equalsIgnoreCase(socket.getScheme())) {
            throw new SttException(
                    SttError.ACCESS_DENIED,
                    "Gladia at %s wants the sound to be sent without encryption; nothing was sent. Check the address of this endpoint."
                            .formatted(host));
        }
        return socket;
    }

    private boolean belongs(String other) {
        var registered = registered();
        return other.equals(host)
                || registered
                        .filter(name -> other.equals(name) || other.endsWith("." + name))
                        .isPresent();
    }

    private Optional<String> registered() {
        var parts = host.split("\\.", -1);
        if (host.contains(":") || host.matches("[\\d.]+") || parts.length < 2) {
            return Optional.empty();
        }
        boolean country = parts[parts.length - 1].length() == 2 && parts[parts.length - 2].length() <= SHORT;
        int needed = country ? 3 : 2;
        return parts.length < needed
                ? Optional.empty()
                : Optional.of(String.join(".", Arrays.copyOfRange(parts, parts.length - needed, parts.length)));
    }
}
