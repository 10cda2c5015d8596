package dev.earshot.bridge.secrets;

import dev.earshot.engine.store.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a server's certificate lies, and the private key that belongs to it.
public sealed interface TlsFiles {
    /// As text: the server's certificate with those that lead to its authority, and the key.
    ///
    /// @param key may be the same file
    /// @param password of the key, where it is encrypted
    record Pem(Path certificate, Path key, Optional<Secret> password) implements TlsFiles {}

    /// Both in one file (`.p12`, `.pfx`).
    ///
    /// @param password none is the same as an empty one
    record Pkcs12(Path file, Optional<Secret> password) implements TlsFiles {}

    /// All of them.
    default List<Path> paths() {
        return switch (this) {
            case Pem pem -> List.of(pem.certificate(), pem.key());
            case Pkcs12 store -> List.of(store.file());
        };
    }

    /// Reads them.
    ///
    /// @throws dev.earshot.engine.SttException NETWORK when the server cannot listen with them: one is
    ///     missing, the password is wrong, they do not belong together
    default Identity read() {
        return switch (this) {
            case Pem pem -> PemFiles.read(pem);
            case Pkcs12 store -> Pkcs12File.read(store);
        };
    }
}
