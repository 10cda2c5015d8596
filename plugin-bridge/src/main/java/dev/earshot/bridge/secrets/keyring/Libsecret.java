package dev.earshot.bridge.secrets.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// The functions of libsecret 0.19 and later that keep one text under one attribute, in the keyring
/// that the Secret Service of this session has: GNOME's, KDE's, KeePassXC's. Their manual is
/// <https://gnome.pages.gitlab.gnome.org/libsecret/>.
///
/// Every call may wait for a person, whom the keyring asks to unlock it, and is broken off after a
/// while: a keyring that never answers must not stop us. Safe for many threads.
final class Libsecret {
    private static final int SEARCH_ALL = 1 << 1;
    private static final int SEARCH_UNLOCK = 1 << 2;
    /// GNOME's keyring finds no locked item by the name of its schema.
    private static final int DONT_MATCH_NAME = 1 << 1;

    private static final String ORIGIN = "origin";

    /// By which all our items are found: of a locked item only whole attributes can be compared.
    private static final String APPLICATION = "application";

    private static final String OURS = "earshot";
    private static final String SCHEMA = "dev.earshot.Key";

    /// A SecretSchema: its name, flags, up to 32 attributes with their types, and some bytes for later.
    private static final long SCHEMA_BYTES = 1024;

    private static final long FLAGS = 8;
    private static final long FIRST_ATTRIBUTE = 16;
    private static final long SECOND_ATTRIBUTE = 32;
    private static final long ERROR_MESSAGE = 8;
    private static final long LIST_NEXT = 8;

    private final NativeLibrary library;
    private final Duration patience;

    /// @param patience for each call
    Libsecret(NativeLibrary library, Duration patience) {
        this.library = library;
        this.patience = patience;
    }

    static Optional<Libsecret> load(Duration patience) {
        return NativeLibrary.load("libsecret-1.so.0", "libgobject-2.0.so.0", "libgio-2.0.so.0", "libglib-2.0.so.0")
                .map(library -> new Libsecret(library, patience));
    }

    /// The service did not do it: it is not there, stays locked, or did not answer in time.
    static final class Refused extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        /// @param message the service's own, for logs
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /// What is done in native memory.
    private interface Work<T> {
        T with(Call call);
    }

    /// The memory of a call.
    ///
    /// @param cancellable ends it early
    /// @param error where a failure is told
    private record Call(Arena arena, MemorySegment schema, MemorySegment cancellable, MemorySegment error) {}

    /// Whether there is a service; starts it where the session does so.
    boolean isThere() {
        try {
            return during(call -> {
                var service = library.pointer("secret_service_get_sync", 0, call.cancellable(), call.error());
                boolean there = !NativeLibrary.isNull(service);
                if (there) {
                    library.call("g_object_unref", service);
                }
                return there;
            });
        } catch (Refused e) {
            LoggerFactory.getLogger(Libsecret.class).debug("No Secret Service", e);
            return false;
        }
    }

    void store(String origin, String label, String text) throws Refused {
        boolean stored = during(call -> {
            var attributes = attributes(call, Optional.of(origin));
            var done = library.number(
                    "secret_password_storev_sync",
                    call.schema(),
                    attributes,
                    call.arena().allocateFrom("default"),
                    call.arena().allocateFrom(label),
                    call.arena().allocateFrom(text),
                    call.cancellable(),
                    call.error());
            library.call("g_hash_table_unref", attributes);
            return done != 0;
        });
        if (!stored) {
            throw new Refused("not stored");
        }
    }

    Optional<String> lookup(String origin) throws Refused {
        return during(call -> {
            var attributes = attributes(call, Optional.of(origin));
            var found = library.pointer(
                    "secret_password_lookupv_sync", call.schema(), attributes, call.cancellable(), call.error());
            library.call("g_hash_table_unref", attributes);
            var text = text(found);
            library.call("secret_password_free", found);
            return text;
        });
    }

    boolean clear(String origin) throws Refused {
        return during(call -> {
            var attributes = attributes(call, Optional.of(origin));
            var cleared = library.number(
                    "secret_password_clearv_sync", call.schema(), attributes, call.cancellable(), call.error());
            library.call("g_hash_table_unref", attributes);
            return cleared != 0;
        });
    }

    /// All of them; the person is asked to unlock what is locked.
    ///
    /// @throws Refused also when something stays locked, since it cannot be told what
    List<String> origins() throws Refused {
        var origins = search(Optional.empty(), SEARCH_ALL | SEARCH_UNLOCK);
        if (origins.contains("")) {
            throw new Refused("it stays locked");
        }
        return origins;
    }

    /// Whether there is something under an origin that is locked or not. Asks nobody.
    boolean has(String origin) throws Refused {
        return !search(Optional.of(origin), SEARCH_ALL).isEmpty();
    }

    /// @return blank for what is locked
    private List<String> search(Optional<String> wanted, int flags) throws Refused {
        return during(call -> {
            var attributes = attributes(call, wanted);
            var list = library.pointer(
                    "secret_password_searchv_sync", call.schema(), attributes, flags, call.cancellable(), call.error());
            library.call("g_hash_table_unref", attributes);
            var origins = new ArrayList<String>();
            for (var node = list; !NativeLibrary.isNull(node); node = field(node, LIST_NEXT)) {
                origins.add(origin(field(node, 0), call));
            }
            library.call("g_list_free", list);
            return origins;
        });
    }

    private String origin(MemorySegment item, Call call) {
        var attributes = library.pointer("secret_retrievable_get_attributes", item);
        var origin = text(
                library.pointer("g_hash_table_lookup", attributes, call.arena().allocateFrom(ORIGIN)));
        library.call("g_hash_table_unref", attributes);
        library.call("g_object_unref", item);
        return origin.orElse("");
    }

    private <T> T during(Work<T> work) throws Refused {
        try (var arena = Arena.ofShared()) {
            var cancellable = library.pointer("g_cancellable_new");
            var watch = Thread.ofPlatform().daemon().name("keyring watch").start(() -> cancelLater(cancellable));
            try {
                var error = arena.allocate(ADDRESS);
                var result = work.with(new Call(arena, schema(arena), cancellable, error));
                check(error.get(ADDRESS, 0));
                return result;
            } finally {
                end(watch);
                library.call("g_object_unref", cancellable);
            }
        }
    }

    private void cancelLater(MemorySegment cancellable) {
        try {
            Thread.sleep(patience);
            library.call("g_cancellable_cancel", cancellable);
        } catch (InterruptedException e) {
            // The call is over.
        }
    }

    /// Returns when it has ended, since it knows memory that is freed next. It ends at once.
    private static void end(Thread watch) {
        boolean interrupted = false;
        while (watch.isAlive()) {
            watch.interrupt();
            try {
                watch.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(MemorySegment error) throws Refused {
        if (!NativeLibrary.isNull(error)) {
            var message = text(field(error, ERROR_MESSAGE)).orElse("");
            library.call("g_error_free", error);
            throw new Refused(message);
        }
    }

    private static MemorySegment schema(Arena arena) {
        var schema = arena.allocate(SCHEMA_BYTES, ADDRESS.byteAlignment());
        schema.set(ADDRESS, 0, arena.allocateFrom(SCHEMA));
        schema.set(JAVA_INT, FLAGS, DONT_MATCH_NAME);
        // Both of type 0, a text.
        schema.set(ADDRESS, FIRST_ATTRIBUTE, arena.allocateFrom(APPLICATION));
        schema.set(ADDRESS, SECOND_ATTRIBUTE, arena.allocateFrom(ORIGIN));
        return schema;
    }

    private MemorySegment attributes(Call call, Optional<String> origin) {
        var table = library.pointer("g_hash_table_new", library.address("g_str_hash"), library.address("g_str_equal"));
        put(call, table, APPLICATION, OURS);
        origin.ifPresent(text -> put(call, table, ORIGIN, text));
        return table;
    }

    private void put(Call call, MemorySegment table, String name, String value) {
        library.number(
                "g_hash_table_insert",
                table,
                call.arena().allocateFrom(name),
                call.arena().allocateFrom(value));
    }

    @SuppressWarnings("restricted")
    private static MemorySegment field(MemorySegment struct, long offset) {
        return struct.reinterpret(offset + ADDRESS.byteSize()).get(ADDRESS, offset);
    }

    @SuppressWarnings("restricted")
    private static Optional<String> text(MemorySegment address) {
        return NativeLibrary.isNull(address)
                ? Optional.empty()
                : Optional.of(address.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8));
    }
}
