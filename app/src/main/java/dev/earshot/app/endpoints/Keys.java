package dev.earshot.app.endpoints;

import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import java.util.Map;

/// What is known of the user's keys: for whom there are any, and never a key.
sealed interface Keys {
    /// Nobody has looked yet, or the keyring waits for somebody who unlocks it.
    record Unknown() implements Keys {}

    /// @param places where each is kept, as [dev.earshot.bridge.secrets.keyring.KeyVault#place]
    /// @param place where a new one is kept
    record Known(Map<KeyOrigin, String> places, String place) implements Keys {
        public Known {
            places = Map.copyOf(places);
        }
    }

    /// It cannot be told, as the sentence says.
    record Closed(String sentence) implements Keys {}
}
