package dev.earshot.bridge.secrets.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generic passwords of one service, by Keychain Services:
/// <https://developer.apple.com/documentation/security/keychain-services>. What Core Foundation makes
/// for us is released with the [Pool] of a call.
final class KeychainItems {
    private static final String SERVICE = "Earshot";
    private static final int UTF_8 = 0x0800_0100;
    private static final int NOT_FOUND = -25300;
    private static final int LONGEST_ACCOUNT = 4096;

    private final NativeLibrary library;

    private KeychainItems(NativeLibrary library) {
        this.library = library;
    }

    static Optional<KeychainItems> load() {
        return NativeLibrary.load(
                        "/System/Library/Frameworks/Security.framework/Security",
                        "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
                .map(KeychainItems::new);
    }

    /// Keychain Services did not do it.
    static final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            super("OSStatus " + status, null, false, false);
            this.status = status;
        }

        /// An OSStatus, which `security error` explains.
        int status() {
            return status;
        }
    }

    Optional<String> find(String account) throws Refused {
        try (var pool = new Pool()) {
            var query = query(pool, Optional.of(account));
            set(query, "kSecReturnData", constant("kCFBooleanTrue"));
            var result = pool.arena.allocate(ADDRESS);
            int status = library.number("SecItemCopyMatching", query, result);
            if (status == NOT_FOUND) {
                return Optional.empty();
            }
            check(status);
            var data = pool.released(result.get(ADDRESS, 0));
            long bytes = library.size("CFDataGetLength", data);
            return Optional.of(new String(
                    sized(library.pointer("CFDataGetBytePtr", data), bytes).toArray(JAVA_BYTE),
                    StandardCharsets.UTF_8));
        }
    }

    void put(String account, String text) throws Refused {
        try (var pool = new Pool()) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var data = pool.released(library.pointer(
                    "CFDataCreate", MemorySegment.NULL, pool.arena.allocateFrom(JAVA_BYTE, bytes), (long)
                            bytes.length));
            var change = dictionary(pool);
            set(change, "kSecValueData", data);
            var query = query(pool, Optional.of(account));
            int status = library.number("SecItemUpdate", query, change);
            if (status == NOT_FOUND) {
                set(query, "kSecValueData", data);
                set(query, "kSecAttrLabel", string(pool, SERVICE + ": " + account));
                status = library.number("SecItemAdd", query, MemorySegment.NULL);
            }
            check(status);
        }
    }

    /// @return whether there was one
    boolean remove(String account) throws Refused {
        try (var pool = new Pool()) {
            int status = library.number("SecItemDelete", query(pool, Optional.of(account)));
            if (status != NOT_FOUND) {
                check(status);
            }
            return status != NOT_FOUND;
        }
    }

    List<String> accounts() throws Refused {
        try (var pool = new Pool()) {
            var query = query(pool, Optional.empty());
            set(query, "kSecReturnAttributes", constant("kCFBooleanTrue"));
            set(query, "kSecMatchLimit", constant("kSecMatchLimitAll"));
            var result = pool.arena.allocate(ADDRESS);
            int status = library.number("SecItemCopyMatching", query, result);
            if (status == NOT_FOUND) {
                return List.of();
            }
            check(status);
            var list = pool.released(result.get(ADDRESS, 0));
            var accounts = new ArrayList<String>();
            for (long i = 0; i < library.size("CFArrayGetCount", list); i++) {
                var item = library.pointer("CFArrayGetValueAtIndex", list, i);
                accounts.add(text(pool, library.pointer("CFDictionaryGetValue", item, constant("kSecAttrAccount"))));
            }
            return accounts;
        }
    }

    private MemorySegment query(Pool pool, Optional<String> account) {
        var query = dictionary(pool);
        set(query, "kSecClass", constant("kSecClassGenericPassword"));
        set(query, "kSecAttrService", string(pool, SERVICE));
        account.ifPresent(name -> set(query, "kSecAttrAccount", string(pool, name)));
        return query;
    }

    private MemorySegment dictionary(Pool pool) {
        return pool.released(library.pointer(
                "CFDictionaryCreateMutable",
                MemorySegment.NULL,
                0L,
                library.address("kCFTypeDictionaryKeyCallBacks"),
                library.address("kCFTypeDictionaryValueCallBacks")));
    }

    /// The dictionary keeps the value for itself.
    private void set(MemorySegment dictionary, String name, MemorySegment value) {
        library.call("CFDictionarySetValue", dictionary, constant(name), value);
    }

    private MemorySegment string(Pool pool, String text) {
        return pool.released(
                library.pointer("CFStringCreateWithCString", MemorySegment.NULL, pool.arena.allocateFrom(text), UTF_8));
    }

    private String text(Pool pool, MemorySegment string) {
        var buffer = pool.arena.allocate(LONGEST_ACCOUNT);
        boolean fits = library.isTrue("CFStringGetCString", string, buffer, (long) LONGEST_ACCOUNT, UTF_8);
        return fits ? buffer.getString(0, StandardCharsets.UTF_8) : "";
    }

    /// What a variable of the library points to.
    private MemorySegment constant(String name) {
        return sized(library.address(name), ADDRESS.byteSize()).get(ADDRESS, 0);
    }

    private static void check(int status) throws Refused {
        if (status != 0) {
            throw new Refused(status);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment sized(MemorySegment address, long bytes) {
        return address.reinterpret(bytes);
    }

    /// The memory of a call.
    private final class Pool implements AutoCloseable {
        private final Arena arena = Arena.ofConfined();
        private final List<MemorySegment> objects = new ArrayList<>();

        MemorySegment released(MemorySegment object) {
            if (!NativeLibrary.isNull(object)) {
                objects.add(object);
            }
            return object;
        }

        @Override
        public void close() {
            objects.forEach(object -> library.call("CFRelease", object));
            arena.close();
        }
    }
}
