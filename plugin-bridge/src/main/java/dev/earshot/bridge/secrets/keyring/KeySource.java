package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.Optional;

/// Where a client gets the key that it sends. Safe for many threads; may wait for a disk, or for a
/// person who unlocks a keyring, so never on the FX thread.
@FunctionalInterface
public interface KeySource {
    /// No key for anybody.
    KeySource NONE = _ -> Optional.empty();

    /// The key that was given for exactly this origin; empty when there is none, and never one given
    /// for another.
    ///
    /// @throws SttException ACCESS_DENIED when there may be one that cannot be had: a keyring
    ///     stays locked, a file is damaged
    Optional<Secret> keyFor(KeyOrigin origin);

    /// This, and where it has nothing, another one.
    default KeySource orElse(KeySource other) {
        return origin -> keyFor(origin).or(() -> other.keyFor(origin));
    }
}
