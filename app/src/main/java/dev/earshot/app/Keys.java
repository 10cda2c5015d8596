package dev.earshot.app;

import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.bridge.secrets.keyring.SystemKeyring;
import dev.earshot.bridge.secrets.keyring.VaultFile;
import dev.earshot.engine.store.Secret;
import java.util.Map;
import java.util.Optional;

/// Where this user's keys for services elsewhere are kept.
public final class Keys {
    private static final String PASSPHRASE = "EARSHOT_PASSPHRASE";

    private Keys() {}

    /// The user's keys. May wait for the keyring to start.
    public static KeyVault of(Places places, Map<String, String> environment) {
        var passphrase = Optional.ofNullable(environment.get(PASSPHRASE))
                .filter(text -> !text.isEmpty())
                .map(Secret::new);
        return SystemKeyring.or(new VaultFile(places.keyVault(), places.keyOfVault(), passphrase), environment);
    }
}
