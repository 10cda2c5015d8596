package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.KeyUse;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import java.util.Optional;

/// How it stands with the key of an endpoint.
sealed interface KeyState {
    /// Its kind takes none.
    record NotTaken() implements KeyState {}

    /// Whom a key would belong to is not known: there is no address yet, or it is none that keys are
    /// kept for.
    record Nobody() implements KeyState {}

    /// Nobody knows yet, or it cannot be told.
    ///
    /// @param why in a sentence; empty while it is being looked for
    record Unknown(KeyOrigin origin, Optional<String> why) implements KeyState {}

    record Missing(KeyOrigin origin) implements KeyState {}

    /// @param place as [dev.earshot.bridge.secrets.keyring.KeyVault#place]
    record Kept(KeyOrigin origin, String place) implements KeyState {}

    static KeyState of(Optional<KeyUse> use, Optional<KeyOrigin> origin, Keys keys) {
        if (use.filter(KeyUse.None.class::isInstance).isPresent()) {
            return new NotTaken();
        }
        return origin.map(known -> of(known, keys)).orElseGet(Nobody::new);
    }

    private static KeyState of(KeyOrigin origin, Keys keys) {
        return switch (keys) {
            case Keys.Unknown() -> new Unknown(origin, Optional.empty());
            case Keys.Closed(var sentence) -> new Unknown(origin, Optional.of(sentence));
            case Keys.Known(var places, var _) ->
                Optional.ofNullable(places.get(origin))
                        .<KeyState>map(place -> new Kept(origin, place))
                        .orElseGet(() -> new Missing(origin));
        };
    }

    /// Whose key it is.
    default Optional<KeyOrigin> owner() {
        return switch (this) {
            case NotTaken(), Nobody() -> Optional.empty();
            case Unknown(var origin, var _) -> Optional.of(origin);
            case Missing(var origin) -> Optional.of(origin);
            case Kept(var origin, var _) -> Optional.of(origin);
        };
    }

    /// What somebody on the way could do; empty where the key goes encrypted, or stays on this
    /// computer.
    default Optional<String> exposure() {
        return owner().flatMap(KeyOrigin::exposure);
    }
}
