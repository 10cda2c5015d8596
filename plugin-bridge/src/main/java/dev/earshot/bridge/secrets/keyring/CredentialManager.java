package dev.earshot.bridge.secrets.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Credential Manager of Windows: a generic credential for each key,
/// `Earshot:https://api.example.org`, which its control panel shows and deletes, too. Kept for this
/// user on this machine; it does not roam.
///
/// The functions are those of `wincred.h`, <https://learn.microsoft.com/windows/win32/api/wincred/>.
final class CredentialManager implements KeyVault {
    private static final String PREFIX = "Earshot:";
    private static final int GENERIC = 1;
    private static final int LOCAL_MACHINE = 2;

    /// CRED_MAX_CREDENTIAL_BLOB_SIZE.
    private static final int LARGEST = 2560;

    // A CREDENTIALW of 64-bit Windows.
    private static final long TYPE = 4;
    private static final long TARGET = 8;
    private static final long BLOB_SIZE = 32;
    private static final long BLOB = 40;
    private static final long PERSIST = 48;
    private static final long BYTES = 80;

    private final NativeLibrary library;

    private CredentialManager(NativeLibrary library) {
        this.library = library;
    }

    static Optional<KeyVault> find() {
        return NativeLibrary.load("advapi32").map(CredentialManager::new);
    }

    @Override
    public Optional<Secret> keyFor(KeyOrigin origin) {
        try (var arena = Arena.ofConfined()) {
            var place = arena.allocate(ADDRESS);
            if (library.number("CredReadW", target(arena, origin), GENERIC, 0, place) == 0) {
                return missing(origin);
            }
            var credential = sized(place.get(ADDRESS, 0), BYTES);
            var blob = sized(credential.get(ADDRESS, BLOB), credential.get(JAVA_INT, BLOB_SIZE));
            var key = new Secret(new String(blob.toArray(JAVA_BYTE), StandardCharsets.UTF_8));
            library.call("CredFree", credential);
            return Optional.of(key);
        }
    }

    /// Reading fails for what is not there, and for other reasons: the list tells which.
    private Optional<Secret> missing(KeyOrigin origin) {
        if (origins().contains(origin.toString())) {
            throw refused("give the key");
        }
        return Optional.empty();
    }

    @Override
    public void keep(KeyOrigin origin, Secret key) {
        var bytes = key.reveal().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new SttException(
                    SttError.ACCESS_DENIED,
                    "The system's keyring takes keys of up to " + LARGEST
                            + " letters; set EARSHOT_KEYRING=off to keep this" + " one in a file.");
        }
        try (var arena = Arena.ofConfined()) {
            var credential = arena.allocate(BYTES, ADDRESS.byteAlignment());
            credential.set(JAVA_INT, TYPE, GENERIC);
            credential.set(ADDRESS, TARGET, target(arena, origin));
            credential.set(JAVA_INT, BLOB_SIZE, bytes.length);
            credential.set(ADDRESS, BLOB, arena.allocateFrom(JAVA_BYTE, bytes));
            credential.set(JAVA_INT, PERSIST, LOCAL_MACHINE);
            if (library.number("CredWriteW", credential, 0) == 0) {
                throw refused("take the key");
            }
        }
    }

    @Override
    public boolean forget(KeyOrigin origin) {
        if (!origins().contains(origin.toString())) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            if (library.number("CredDeleteW", target(arena, origin), GENERIC, 0) == 0) {
                throw refused("forget the key");
            }
        }
        return true;
    }

    @Override
    public List<Kept> kept() {
        return origins().stream()
                .sorted()
                .map(origin -> new Kept(KeyOrigin.of(origin), place()))
                .toList();
    }

    /// Windows answers no when there is none.
    private List<String> origins() {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(JAVA_INT);
            var place = arena.allocate(ADDRESS);
            if (library.number("CredEnumerateW", wide(arena, PREFIX + "*"), 0, count, place) == 0) {
                return List.of();
            }
            int number = count.get(JAVA_INT, 0);
            var list = sized(place.get(ADDRESS, 0), number * ADDRESS.byteSize());
            var origins = new ArrayList<String>();
            for (int i = 0; i < number; i++) {
                var target = sized(list.getAtIndex(ADDRESS, i), BYTES).get(ADDRESS, TARGET);
                origins.add(sized(target, Long.MAX_VALUE)
                        .getString(0, StandardCharsets.UTF_16LE)
                        .substring(PREFIX.length()));
            }
            library.call("CredFree", list);
            return origins;
        }
    }

    private static MemorySegment target(Arena arena, KeyOrigin origin) {
        return wide(arena, PREFIX + origin);
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment sized(MemorySegment address, long bytes) {
        return address.reinterpret(bytes);
    }

    @Override
    public String place() {
        return "the Credential Manager";
    }

    private static SttException refused(String what) {
        return new SttException(
                SttError.ACCESS_DENIED,
                "The Credential Manager does not " + what
                        + "; try again, or set EARSHOT_KEYRING=off to use a file instead.");
    }
}
