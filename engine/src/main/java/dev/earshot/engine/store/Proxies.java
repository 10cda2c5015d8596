package dev.earshot.engine.store;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Which proxy a request goes through: `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, in
/// small or capital letters, as curl reads them. A name and password may stand in the address.
///
/// @see <a href="https://everything.curl.dev/usingcurl/proxies/env.html">Proxy environment
///     variables</a>
public final class Proxies {
    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Every request goes straight.
    public static Proxies none() {
        return new Proxies(Map.of());
    }

    public static Proxies of(Map<String, String> environment) {
        return new Proxies(Map.copyOf(environment));
    }

    /// The proxy for this address, as `http://host:port`; empty when the request goes straight.
    public Optional<URI> forAddress(URI address) {
        if (address.getHost() == null || exempt(address)) {
            return Optional.empty();
        }
        return variable(address.getScheme() + "_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(Proxies::parse);
    }

    private static Optional<URI> parse(String text) {
        try {
            var proxy = URI.create(text.contains("://") ? text : "http://" + text);
            if (proxy.getHost() != null && proxy.getScheme().startsWith("http")) {
                return Optional.of(proxy);
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text, which may hold a password.
        }
        LoggerFactory.getLogger(Proxies.class).warn("A proxy of the environment is no HTTP proxy and is not used");
        return Optional.empty();
    }

    /// Exact hosts, domains with all their hosts, and `*`; each may name a port.
    private boolean exempt(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        var withPort = host + ":" + port(address);
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || Stream.of(host, withPort)
                                .anyMatch(name -> name.equals(entry) || name.endsWith("." + entry)));
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .flatMap(key -> Optional.ofNullable(environment.get(key)).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /// Whether any of them wants a name and a password.
    boolean needPassword() {
        return Stream.of("https_proxy", "http_proxy", "all_proxy")
                .flatMap(name -> variable(name).flatMap(Proxies::parse).stream())
                .anyMatch(proxy -> proxy.getUserInfo() != null);
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                return List.of(forAddress(address)
                        .map(proxy -> new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))))
                        .orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                // The request itself fails and says so.
            }
        };
    }

    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY) {
                    return null;
                }
                return Stream.of("https_proxy", "http_proxy", "all_proxy")
                        .flatMap(name -> variable(name).flatMap(Proxies::parse).stream())
                        .filter(proxy -> proxy.getHost().equals(getRequestingHost()))
                        .flatMap(proxy -> Optional.ofNullable(proxy.getRawUserInfo()).stream())
                        .findFirst()
                        .map(Proxies::password)
                        .orElse(null);
            }
        };
    }

    private static PasswordAuthentication password(String userInfo) {
        var parts = userInfo.split(":", 2);
        var secret = parts.length > 1 ? parts[1] : "";
        return new PasswordAuthentication(decoded(parts[0]), decoded(secret).toCharArray());
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
