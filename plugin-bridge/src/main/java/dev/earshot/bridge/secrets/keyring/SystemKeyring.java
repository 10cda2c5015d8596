package dev.earshot.bridge.secrets.keyring;

import java.util.Map;
import java.util.Optional;

/// The keyring of the operating system, where it has one that Earshot knows.
public final class SystemKeyring {
    /// The variable of the environment that does without it.
    static final String VARIABLE = "EARSHOT_KEYRING";

    private SystemKeyring() {}

    /// The system's keyring, and the file for what was kept there before and for systems without one.
    /// May start the keyring, but asks nobody for anything.
    public static KeyVault or(KeyVault file, Map<String, String> environment) {
        return find(environment)
                .<KeyVault>map(keyring -> new KeyringAndFile(keyring, file))
                .orElse(file);
    }

    private static Optional<KeyVault> find(Map<String, String> environment) {
        if (environment.getOrDefault(VARIABLE, "").equals("off")) {
            return Optional.empty();
        }
        var system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            return CredentialManager.find();
        }
        return system.startsWith("Mac") ? Keychain.find() : SecretService.find(environment);
    }
}
