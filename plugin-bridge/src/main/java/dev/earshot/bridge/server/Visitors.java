package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// By which names a server is called, and which pages call it. A browser lets any page send requests to
/// this machine, so without keys these alone tell the user's own programs from strangers.
///
/// Of the name: whoever owns `example.org` can have it lead to 127.0.0.1 once a page is open, and is then
/// of the same origin as the server (DNS rebinding). An address cannot be led anywhere else.
public final class Visitors {
    private static final Set<String> ALL = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final Access access;
    private final Set<String> names;
    private final boolean everyAddress;

    /// @param host at which the server listens
    Visitors(Access access, String host) {
        this.access = access;
        this.everyAddress = ALL.contains(host);
        this.names = Stream.of(
                        Stream.of("localhost", plain(host)),
                        access.hosts().stream().map(Visitors::plain),
                        access.wantsNoKey() ? own() : Stream.<String>empty())
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> own() {
        try {
            var name = plain(InetAddress.getLocalHost().getHostName());
            return Stream.of(name, name + ".local");
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }

    /// Why somebody is not even listened to.
    Optional<Refusal> refuse(Opening opening) {
        return refuseName(opening).or(() -> refusePage(opening));
    }

    private Optional<Refusal> refuseName(Opening opening) {
        return opening.header("Host")
                .filter(_ -> access.wantsNoKey())
                .map(Visitors::withoutPort)
                .filter(name -> !isOurs(name))
                .map(_ -> new Refusal(
                        Reason.FORBIDDEN,
                        "This server does not go by the name in that address; whoever runs it may allow the name with"
                                + " --allow-host, or give the server an API key."));
    }

    private boolean isOurs(String name) {
        boolean isOwnAddress = isAddress(name) && (everyAddress || isLoopback(name));
        return isOwnAddress || names.contains(name) || name.endsWith(".localhost");
    }

    private Optional<Refusal> refusePage(Opening opening) {
        return opening.header("Origin")
                .filter(origin -> !allows(origin, opening))
                .map(_ -> new Refusal(
                        Reason.FORBIDDEN,
                        "A page of another site wants to use this server; whoever runs it may allow the site with"
                                + " --cors."));
    }

    /// Where there are keys and no list, a page that has a key may come in over a WebSocket, as browsers see to
    /// it that it reads nothing over HTTP.
    private boolean allows(String origin, Opening opening) {
        boolean anyPage = access.origins().isEmpty() && !access.wantsNoKey();
        return anyPage || isListed(origin) || isOwn(origin, opening);
    }

    private static boolean isOwn(String origin, Opening opening) {
        var own = opening.header("Host").map(Visitors::plain);
        return own.isPresent() && own.equals(authority(origin));
    }

    /// Whether the user has named the page's site.
    boolean isListed(String origin) {
        return access.origins().stream().anyMatch(one -> one.equals("*") || one.equalsIgnoreCase(origin));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(Visitors::plain);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String plain(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    /// `localhost:8000` and `[::1]:8000` without the port, and without brackets.
    private static String withoutPort(String authority) {
        var name = authority.startsWith("[")
                ? authority.substring(1, Math.max(1, authority.indexOf(']')))
                : authority.replaceFirst(":\\d*$", "");
        return plain(name);
    }

    private static boolean isAddress(String name) {
        return name.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // an address, so nobody is asked
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Sites that may be named: `*`, or scheme, host and port as browsers send them.
    public static boolean isOrigin(String text) {
        return List.of("*", "null").contains(text) || text.matches("[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#@]+");
    }
}
