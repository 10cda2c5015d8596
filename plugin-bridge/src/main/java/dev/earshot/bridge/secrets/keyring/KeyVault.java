package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.List;

/// Keeps keys from one run to the next. Safe for many threads and for several Earshots at once; every
/// call may wait, as those of [KeySource] do. No key is ever in a message, a log or a `toString`.
public interface KeyVault extends KeySource {
    /// Keeps a key for this origin alone, in the place of an earlier one.
    ///
    /// @throws SttException ACCESS_DENIED, WRITE_FAILED, DISK_FULL when it cannot be kept; what was
    ///     kept before, still is
    void keep(KeyOrigin origin, Secret key);

    /// Forgets the key of this origin.
    ///
    /// @return whether there was one
    /// @throws SttException as [#keep]
    boolean forget(KeyOrigin origin);

    /// For whom there are keys, in the order of their names.
    ///
    /// @throws SttException ACCESS_DENIED when that cannot be told
    List<Kept> kept();

    /// Where a new key is kept, to be read after "is kept in": `the file
    /// /home/a/.config/earshot/keys.vault`.
    String place();

    /// That there is a key, and where.
    ///
    /// @param place as [KeyVault#place]
    record Kept(KeyOrigin origin, String place) {}
}
