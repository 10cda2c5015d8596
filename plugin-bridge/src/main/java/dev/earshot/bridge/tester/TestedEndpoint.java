package dev.earshot.bridge.tester;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.Price;
import dev.earshot.bridge.endpoint.ResolvedEndpoint;
import java.util.Optional;

/// An endpoint that can be spoken with: what speaks its protocol, where, and with which key.
///
/// @param language BCP 47 tag of what it is kept for
/// @param price of the service, where the user told it
public record TestedEndpoint(
        EndpointVendor vendor, EndpointConfig config, Optional<String> language, Optional<Price> price) {
    /// Takes the key out of where it is kept, which may wait for a person who unlocks it: never on the
    /// FX thread.
    ///
    /// @throws dev.earshot.engine.SttException UNSUPPORTED for a kind or a format of sound that is not
    ///     known; ACCESS_DENIED for a key that cannot be had
    public static TestedEndpoint of(ResolvedEndpoint resolved, Configuration configuration, Vendors vendors) {
        var saved = resolved.endpoint();
        return new TestedEndpoint(
                vendors.of(saved.vendor()), configuration.of(resolved), saved.language(), saved.price());
    }

    public TestedEndpoint withModel(String model) {
        return new TestedEndpoint(vendor, config.withModel(Optional.of(model)), language, price);
    }

    public TestedEndpoint withLanguage(String tag) {
        return new TestedEndpoint(vendor, config, Optional.of(tag), price);
    }
}
