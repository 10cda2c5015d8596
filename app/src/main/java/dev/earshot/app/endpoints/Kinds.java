package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.client.Vendors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is said of the kinds of services, and what is guessed of an address.
final class Kinds {
    private Kinds() {}

    /// What a kind is for, in a line.
    static String about(EndpointVendor kind) {
        var hears = kind.streams() ? "Hears while somebody speaks" : "Hears recordings; speech utterance by utterance";
        if (isDescribed(kind.id())) {
            return hears + ". Any service that you describe.";
        }
        var key = switch (kind.keyUse()) {
            case KeyUse.None() -> "takes no key";
            case KeyUse.Header _, KeyUse.Parameter _, KeyUse.Own _ -> "takes a key";
        };
        return hears + ". Usually at " + kind.address().getAuthority() + "; " + key + ".";
    }

    /// Whether a description says what is spoken.
    static boolean isDescribed(String id) {
        return id.startsWith("generic-");
    }

    static boolean matches(EndpointVendor kind, String words) {
        var text = String.join(" ", kind.name(), kind.id(), kind.address().getAuthority(), about(kind))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }

    /// An address that was pasted or typed, when it is whole.
    static Optional<URI> address(String text) {
        try {
            var address = new URI(text.strip());
            return Optional.of(address).filter(one -> one.getScheme() != null && one.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<EndpointVendor> guess(String text, Vendors vendors) {
        return address(text).flatMap(vendors::guess);
    }
}
