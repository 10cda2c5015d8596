package dev.earshot.bridge.secrets.keyring;

import dev.earshot.bridge.files.SharedFile;
import dev.earshot.bridge.files.Unwritten;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.SecretKey;

/// Keys in an encrypted file, for machines without a keyring. It is opened by one of two things.
///
/// * **A random key in a second file**, which only this user may read. That protects the keys where
///   the first file alone gets about: in a backup or a repository of settings, on a screen, by a
///   search through files. It protects
/// them
///   from nobody who can read both: another program of the same user, the administrator, whoever takes
///   the disk.
/// * **A passphrase** in `EARSHOT_PASSPHRASE`, for servers and CI. That protects them from everybody
///   who has both files but not the passphrase. It does not protect them from programs of the same
///   user, which can read the environment of our process.
///
/// A file that cannot be opened is never written over. One with a random key is sealed with the
/// passphrase when it is next
/// changed while there is one.
public final class VaultFile implements KeyVault {
    private final SharedFile file;
    private final FileKey fileKey;
    private final Optional<Passphrase> passphrase;
    private final SecureRandom random = new SecureRandom();

    /// Touches no disk.
    ///
    /// @param path of the encrypted file
    /// @param keyPath of the file with the random key; best in a folder that is not copied together
    ///     with that one
    public VaultFile(Path path, Path keyPath, Optional<Secret> passphrase) {
        this.file = new SharedFile(path);
        this.fileKey = new FileKey(keyPath);
        this.passphrase = passphrase.map(Passphrase::new);
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        return Optional.ofNullable(keys().get(origin.toString())).map(Secret::new);
    }

    @Override
    public List<Kept> kept() {
        return keys().keySet().stream()
                .map(origin -> new Kept(KeyOrigin.of(origin), place()))
                .toList();
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        change(keys -> keys.put(origin.toString(), key.reveal()));
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        // Without a look first, a folder and a lock would be made to find nothing.
        return keys().containsKey(origin.toString())
                && change(keys -> Optional.ofNullable(keys.remove(origin.toString())))
                        .isPresent();
    }

    @Override
    public String place() {
        return "the file " + file.path();
    }

    private SortedMap<String, String> keys() {
        try {
            return read();
        } catch (Locked e) {
            throw locked(e);
        } catch (IOException e) {
            throw new SttException(SttError.ACCESS_DENIED, file.path() + " cannot be read; change its permissions.", e);
        }
    }

    private <T> T change(Function<SortedMap<String, String>, T> change) {
        try {
            return file.alone(() -> {
                var keys = read();
                var result = change.apply(keys);
                write(keys);
                return result;
            });
        } catch (Locked e) {
            throw locked(e);
        } catch (IOException e) {
            throw Unwritten.because(e, file.path());
        }
    }

    private SortedMap<String, String> read() throws IOException {
        var bytes = file.read();
        if (bytes.isEmpty()) {
            return new TreeMap<>();
        }
        var sealed = SealedKeys.parse(bytes.get());
        return sealed.open(
                switch (sealed.protection()) {
                    case Protection.ByKeyFile() -> fileKey.get();
                    case Protection.ByPassphrase how -> given().key(how);
                });
    }

    private void write(SortedMap<String, String> keys) throws IOException {
        Protection protection =
                passphrase.isPresent() ? Protection.ByPassphrase.fresh(random) : new Protection.ByKeyFile();
        SecretKey key = switch (protection) {
            case Protection.ByKeyFile() -> fileKey.getOrMake();
            case Protection.ByPassphrase how -> given().key(how);
        };
        file.replace(SealedKeys.seal(keys, protection, key, random).bytes());
    }

    private Passphrase given() throws Locked {
        return passphrase.orElseThrow(
                () -> new Locked("a passphrase protects them; set EARSHOT_PASSPHRASE to it and try again"));
    }

    private SttException locked(Locked e) {
        return new SttException(
                SttError.ACCESS_DENIED,
                "The keys in " + file.path() + " cannot be had, because " + e.reason() + ".",
                e);
    }
}
