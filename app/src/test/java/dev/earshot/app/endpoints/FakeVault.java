package dev.earshot.app.endpoints;

import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.secrets.keyring.KeyVault;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

/// A keyring in memory, that can be locked.
final class FakeVault implements KeyVault {
    final Map<String, Secret> secrets = new ConcurrentSkipListMap<>();
    /// Who asks waits until this is zero.
    volatile CountDownLatch unlocked = new CountDownLatch(0);
    volatile boolean refuses;

    private void open() {
        try {
            unlocked.await();
        } catch (InterruptedException e) {
            throw new SttException(SttError.CANCELLED, "Given up.", e);
        }
        if (refuses) {
            throw new SttException(SttError.ACCESS_DENIED, "The keyring stays locked: unlock it and try again.");
        }
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        open();
        secrets.put(origin.toString(), key);
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        open();
        return Optional.ofNullable(secrets.remove(origin.toString())).isPresent();
    }

    @Override
    public List<Kept> kept() {
        open();
        return secrets.keySet().stream()
                .map(text -> new Kept(KeyOrigin.of(text), place()))
                .toList();
    }

    @Override
    public String place() {
        return "the keyring of the test";
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        open();
        return Optional.ofNullable(secrets.get(origin.toString()));
    }
}
