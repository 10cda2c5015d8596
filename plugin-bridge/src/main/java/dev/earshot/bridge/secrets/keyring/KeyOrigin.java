package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Whom a key belongs to: a scheme, a host and a port, as browsers count origins (RFC 6454). Two
/// addresses have the same
/// origin when all three are the same after they have been brought into one form: small letters,
/// Unicode names as IDNA has them, IPv6 without what may be left out, `ws` and `grpc` as `http`,
/// `wss` and `grpcs` as `https`, and the usual port where none is named.
/// A path and a query do not count. Nothing else is ever taken for the same: no subdomain, no other
/// port, and not the name without its last dot.
///
/// @param scheme `http` or `https`
/// @param host an IPv6 address in brackets
/// @param port from 1 to 65535
public record KeyOrigin(String scheme, String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    /// @param port -1 for the usual one
    /// @throws SttException UNSUPPORTED when keys cannot be kept for such a place
    public KeyOrigin {
        var whole = scheme + "://" + host;
        scheme = switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http", "ws", "grpc" -> "http";
            case "https", "wss", "grpcs" -> "https";
            default -> throw wrong(whole);
        };
        host = canonical(host).orElseThrow(() -> wrong(whole));
        port = port == -1 ? usual(scheme) : port;
        if (port < 1 || port > HIGHEST_PORT) {
            throw wrong(whole + ":" + port);
        }
    }

    /// @param address of a service, with whatever follows the host
    /// @throws SttException UNSUPPORTED when it has no host, or names a user
    public static KeyOrigin of(URI address) {
        if (address.getRawUserInfo() != null) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "An address must not hold a user or a key before its host; take away all that stands before '@'.");
        }
        if (address.getScheme() == null || address.getHost() == null) {
            throw wrong(String.valueOf(address.getRawAuthority()));
        }
        return new KeyOrigin(address.getScheme(), address.getHost(), address.getPort());
    }

    /// The same, of a text.
    public static KeyOrigin of(String address) {
        try {
            return of(new URI(address.strip()));
        } catch (URISyntaxException e) {
            throw wrong("that");
        }
    }

    private static Optional<String> canonical(String host) {
        try {
            if (host.startsWith("[") && host.endsWith("]") && !host.contains("%")) {
                var literal = InetAddress.ofLiteral(host.substring(1, host.length() - 1));
                return Optional.of("[" + literal.getHostAddress() + "]");
            }
            var ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(name -> !name.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static SttException wrong(String what) {
        return new SttException(
                SttError.UNSUPPORTED,
                "A key is kept for an address such as https://api.example.org or wss://example.org:8443, and '" + what
                        + "' is none; check how it is written.");
    }

    /// Whether what is sent there is encrypted on its way.
    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /// What somebody on the way could do with a key; empty where it goes encrypted, or stays on this machine.
    public Optional<String> exposure() {
        return isEncrypted() || isHere()
                ? Optional.empty()
                : Optional.of("A key for " + this + " is sent without encryption: whoever is in the network between can"
                        + " read it. Use https or wss if the service has it.");
    }

    private boolean isHere() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[0:0:0:0:0:0:0:1]");
    }

    /// As an address, without the usual port.
    @Override
    public String toString() {
        return scheme + "://" + host + (port == usual(scheme) ? "" : ":" + port);
    }
}
