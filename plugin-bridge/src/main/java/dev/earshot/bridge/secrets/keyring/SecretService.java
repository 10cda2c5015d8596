package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The keyring of a Linux desktop: an item for each key, labelled with the address it belongs to,
/// which the desktop's own program for keyrings shows and deletes, too.
final class SecretService implements KeyVault {
    /// A person may have to find a password.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Libsecret keyring;

    SecretService(Libsecret keyring) {
        this.keyring = keyring;
    }

    /// Empty where this session has none.
    static Optional<KeyVault> find(Map<String, String> environment) {
        return hasBus(environment)
                ? Libsecret.load(PATIENCE).filter(Libsecret::isThere).map(SecretService::new)
                : Optional.empty();
    }

    /// Without one, the library would try to start one that nobody ends.
    private static boolean hasBus(Map<String, String> environment) {
        return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank()
                || Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                        .filter(folder -> !folder.isBlank())
                        .filter(folder -> Files.exists(Path.of(folder, "bus")))
                        .isPresent();
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        try {
            var found = keyring.lookup(origin.toString());
            if (found.isEmpty() && keyring.has(origin.toString())) {
                throw new Libsecret.Refused("it stays locked");
            }
            return found.map(Secret::new);
        } catch (Libsecret.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        try {
            keyring.store(origin.toString(), "Earshot: " + origin, key.reveal());
        } catch (Libsecret.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        // A locked item is not cleared; asking for it unlocks it.
        if (keyFor(origin).isEmpty()) {
            return false;
        }
        try {
            return keyring.clear(origin.toString());
        } catch (Libsecret.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public List<Kept> kept() {
        try {
            return keyring.origins().stream()
                    .sorted()
                    .map(origin -> new Kept(KeyOrigin.of(origin), place()))
                    .toList();
        } catch (Libsecret.Refused e) {
            throw refused(e);
        }
    }

    @Override
    public String place() {
        return "the system's keyring";
    }

    private static SttException refused(Libsecret.Refused e) {
        LoggerFactory.getLogger(SecretService.class).debug("The Secret Service refused", e);
        return new SttException(
                SttError.ACCESS_DENIED,
                "The system's keyring is locked or does not answer; unlock it and try again, or set EARSHOT_KEYRING=off to"
                        + " use a file instead.",
                e);
    }
}
