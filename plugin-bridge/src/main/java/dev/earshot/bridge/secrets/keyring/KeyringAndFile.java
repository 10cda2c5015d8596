package dev.earshot.bridge.secrets.keyring;

import dev.earshot.engine.store.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The system's keyring, and what was kept in a file when there was none: in a session without a
/// desktop, say. New keys go into the keyring, and out of the file. So where both have one, the file
/// has the later one, and it is asked first.
record KeyringAndFile(KeyVault keyring, KeyVault file) implements KeyVault {
    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        return file.keyFor(origin).or(() -> keyring.keyFor(origin));
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        keyring.keep(origin, key);
        file.forget(origin);
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        boolean inFile = file.forget(origin);
        return keyring.forget(origin) || inFile;
    }

    @Override
    public List<Kept> kept() {
        var all = new ArrayList<>(keyring.kept());
        all.addAll(file.kept());
        return List.copyOf(all);
    }

    @Override
    public String place() {
        return keyring.place();
    }
}
