package dev.earshot.bridge.endpoint;

import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.engine.SttException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An endpoint as it is used: no text in it holds a variable any more.
///
/// @param address the endpoint's own, with a scheme and a host
/// @param environment whose variables were filled in
public record ResolvedEndpoint(SavedEndpoint endpoint, URI address, Optional<String> environment) {
    private static final Set<String> WITH_KEYS = Set.of("http", "https", "ws", "wss", "grpc", "grpcs");

    static ResolvedEndpoint of(SavedEndpoint endpoint) {
        return of(endpoint, Map.of(), "no environment was chosen, which", Optional.empty());
    }

    static ResolvedEndpoint of(SavedEndpoint endpoint, Environment environment) {
        return of(
                endpoint,
                environment.variables(),
                "the environment '" + environment.name() + "'",
                Optional.of(environment.name()));
    }

    private static ResolvedEndpoint of(
            SavedEndpoint raw, Map<String, String> values, String there, Optional<String> environment) {
        var filling = new Filling(raw.name(), values, there);
        var filled = new SavedEndpoint(
                raw.name(),
                raw.vendor(),
                filling.of("address", raw.address()),
                raw.model().map(model -> filling.of("model", model)),
                raw.language().map(language -> filling.of("language", language)),
                raw.query().stream()
                        .map(field ->
                                new Field(field.name(), filling.of("parameter '" + field.name() + "'", field.value())))
                        .toList(),
                raw.headers().stream()
                        .map(field ->
                                new Field(field.name(), filling.of("header '" + field.name() + "'", field.value())))
                        .toList(),
                raw.sound(),
                raw.limits(),
                raw.retries(),
                raw.price(),
                raw.cached(),
                raw.description(),
                raw.unknown());
        return new ResolvedEndpoint(filled, address(filled), environment);
    }

    /// @param endpoint its name
    private record Filling(String endpoint, Map<String, String> values, String there) {
        String of(String what, String text) {
            return new Template(text, "the " + what + " of '" + endpoint + "'").filled(values, there);
        }
    }

    private static URI address(SavedEndpoint endpoint) {
        try {
            var address = new URI(endpoint.address().strip());
            if (address.getHost() != null && address.getScheme() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw Wrong.because("The address of '" + endpoint.name() + "' is '" + endpoint.address() + "', which is none;"
                + " write one such as wss://api.example.org/v1/listen.");
    }

    /// The variables that an endpoint needs.
    static Set<String> variables(SavedEndpoint endpoint) {
        var all = new TreeSet<>(new Template(endpoint.address(), "").variables());
        endpoint.model().ifPresent(text -> all.addAll(new Template(text, "").variables()));
        endpoint.language().ifPresent(text -> all.addAll(new Template(text, "").variables()));
        endpoint.query().forEach(field -> all.addAll(new Template(field.value(), "").variables()));
        endpoint.headers().forEach(field -> all.addAll(new Template(field.value(), "").variables()));
        return all;
    }

    /// Whom its key belongs to; empty for a protocol that has no keys, such as `tcp://`.
    ///
    /// @throws SttException UNSUPPORTED when keys cannot be kept for such a host
    public Optional<KeyOrigin> origin() {
        return WITH_KEYS.contains(address.getScheme().toLowerCase(Locale.ROOT))
                ? Optional.of(KeyOrigin.of(address))
                : Optional.empty();
    }
}
