package dev.earshot.bridge.secrets.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KeyringAndFileTest {
    private static final KeyOrigin API = KeyOrigin.of("https://api.example.org");

    private final FakeVault keyring = new FakeVault("the keyring");
    private final FakeVault file = new FakeVault("the file");
    private final KeyVault both = new KeyringAndFile(keyring, file);

    @Test
    void aNewKeyGoesIntoTheKeyringAndOutOfTheFile() {
        file.keep(API, new Secret("old"));
        assertEquals(Optional.of(new Secret("old")), both.keyFor(API));
        both.keep(API, new Secret("new"));
        assertEquals(Optional.of(new Secret("new")), both.keyFor(API));
        assertEquals(List.of(), file.kept());
        assertEquals(List.of(new KeyVault.Kept(API, "the keyring")), both.kept());
        assertEquals("the keyring", both.place());
    }

    @Test
    void aKeyThatWasPutIntoTheFileLaterCountsBeforeTheOneInTheKeyring() {
        both.keep(API, new Secret("before"));
        file.keep(API, new Secret("in a session without a keyring"));
        assertEquals(
                "in a session without a keyring", both.keyFor(API).orElseThrow().reveal());
        assertTrue(both.forget(API));
        assertEquals(Optional.empty(), both.keyFor(API));
        assertFalse(both.forget(API));
    }

    @Test
    void aKeyThatTheKeyringDoesNotTakeStaysWhereItWas() {
        file.keep(API, new Secret("old"));
        keyring.locked = true;
        assertThrows(SttException.class, () -> both.keep(API, new Secret("new")));
        assertEquals(Optional.of(new Secret("old")), both.keyFor(API));
    }

    private static final class FakeVault implements KeyVault {
        private final TreeMap<String, Secret> keys = new TreeMap<>();
        private final String place;
        private boolean locked;

        FakeVault(String place) {
            this.place = place;
        }

        @Override
        public Optional<Secret> keyFor(KeyOrigin origin) {
            return Optional.ofNullable(keys.get(origin.toString()));
        }

        @Override
        public void keep(KeyOrigin origin, Secret key) {
            if (locked) {
                throw new SttException(SttError.ACCESS_DENIED, "Locked.");
            }
            keys.put(origin.toString(), key);
        }

        @Override
        public boolean forget(KeyOrigin origin) {
            return keys.remove(origin.toString()) != null;
        }

        @Override
        public List<Kept> kept() {
            return keys.keySet().stream()
                    .map(origin -> new Kept(KeyOrigin.of(origin), place))
                    .toList();
        }

        @Override
        public String place() {
            return place;
        }
    }
}
