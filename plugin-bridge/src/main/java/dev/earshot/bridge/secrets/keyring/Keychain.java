package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.List;
import java.util.Optional;

/// The login keychain of macOS: a generic password for each key, of the service `Earshot` and with its
/// address as the account, which Keychain Access shows and deletes, too. macOS may ask the person
/// whether Earshot may read it.
final class Keychain implements KeyVault {
    private final KeychainItems items;

    private Keychain(KeychainItems items) {
        this.items = items;
    }

    static Optional<KeyVault> find() {
        return KeychainItems.load().map(Keychain::new);
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        try {
            return items.find(origin.toString()).map(Secret::new);
        } catch (KeychainItems.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        try {
            items.put(origin.toString(), key.reveal());
        } catch (KeychainItems.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        try {
            return items.remove(origin.toString());
        } catch (KeychainItems.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public List<Kept> kept() {
        try {
            return items.accounts().stream()
                    .sorted()
                    .map(origin -> new Kept(KeyOrigin.of(origin), place()))
                    .toList();
        } catch (KeychainItems.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public String place() {
        return "the login keychain";
    }

    private static SttException refused(KeychainItems.Refused e) {
        return new SttException(
                SttError.ACCESS_DENIED,
                "The login keychain is locked or does not let Earshot in (" + e.status()
                        + "); unlock it and try again, or set" + " EARSHOT_KEYRING=off to use a file instead.",
                e);
    }
}
