package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What there is to say of a saved endpoint in an environment.
///
/// @param kind what speaks its protocol; empty where nothing here does
/// @param resolved without variables; empty where something is wrong
/// @param problem why it cannot be used as it is
record EndpointFacts(
        SavedEndpoint endpoint,
        Optional<EndpointVendor> kind,
        Optional<ResolvedEndpoint> resolved,
        Optional<String> problem,
        KeyState key) {
    static EndpointFacts of(
            SavedEndpoint endpoint, EndpointBook book, Optional<String> environment, Keys keys, Vendors vendors) {
        var kind = vendors.all().stream()
                .filter(one -> one.id().equals(endpoint.vendor()))
                .findFirst();
        try {
            if (kind.isEmpty()) {
                vendors.of(endpoint.vendor());
            }
            var resolved = environment
                    .map(name -> book.resolve(endpoint.name(), name))
                    .orElseGet(() -> book.resolve(endpoint.name()));
            var key = KeyState.of(kind.map(EndpointVendor::keyUse), resolved.origin(), keys);
            return new EndpointFacts(endpoint, kind, Optional.of(resolved), Optional.empty(), key);
        } catch (SttException wrong) {
            var key = KeyState.of(kind.map(EndpointVendor::keyUse), Optional.empty(), keys);
            return new EndpointFacts(endpoint, kind, Optional.empty(), Optional.of(wrong.sentence()), key);
        }
    }

    String name() {
        return endpoint.name();
    }

    String kindName() {
        return kind.map(EndpointVendor::name).orElse(endpoint.vendor());
    }

    /// The host with its port, or the address as it is written where that does not come out.
    String host() {
        return resolved.map(one -> one.address().getAuthority()).orElse(endpoint.address());
    }

    /// The address with what stands for its variables.
    String address() {
        return resolved.map(one -> one.address().toString()).orElse(endpoint.address());
    }

    /// A key that is kept would be seen by others.
    boolean exposed() {
        return key instanceof KeyState.Kept && key.exposure().isPresent();
    }

    boolean matches(String words) {
        var text = String.join(" ", name(), kindName(), endpoint.vendor(), host(), endpoint.address())
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }
}
