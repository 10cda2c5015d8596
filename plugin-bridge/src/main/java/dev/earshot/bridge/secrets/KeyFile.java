package dev.earshot.bridge.secrets;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.Message;
import dev.earshot.engine.SttException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Keys in a file, which is read anew when it has been changed. A file that has become unreadable leaves
/// the keys as they were, and that is said once.
///
/// ```
/// {"keys":[{"name":"kitchen","secret":"..."},
///          {"name":"office","sha256":"9f86d0...","sessions":4,"calls_per_minute":60,"expires":"2027-01-31"}]}
/// ```
public final class KeyFile implements KeyRing {
    private static final Set<String> FIELDS =
            Set.of("name", "secret", "sha256", "sessions", "calls_per_minute", "expires");

    private final Path file;
    private final Consumer<String> notices;
    private final ReentrantLock lock = new ReentrantLock();
    private FileState read;
    private List<ApiKey> keys;

    /// Reads it.
    ///
    /// @param notices is told what a person should know
    /// @throws SttException NETWORK when the server cannot listen with it: it is missing or holds something
    ///     else
    public KeyFile(Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
        this.read = FileState.of(List.of(file));
        this.keys = read(file);
        SecretFile.readByOthers(file).ifPresent(notices);
    }

    @Override
    public List<ApiKey> keys() {
        lock.lock();
        try {
            var now = FileState.of(List.of(file));
            if (!now.equals(read)) {
                read = now;
                readAgain();
            }
            return keys;
        } finally {
            lock.unlock();
        }
    }

    private void readAgain() {
        try {
            keys = read(file);
            SecretFile.readByOthers(file).ifPresent(notices);
        } catch (SttException e) {
            notices.accept("The keys stay as they were: " + e.sentence());
        }
    }

    private static List<ApiKey> read(Path file) {
        var text = new String(SecretFile.read(file, "key"), StandardCharsets.UTF_8);
        try {
            var keys = new ArrayList<ApiKey>();
            var names = new HashSet<String>();
            for (var entry : Message.parse(text).objects("keys")) {
                var key = key(entry);
                if (!names.add(key.name())) {
                    throw entry.wrong("name", "a name of its own; '" + key.name() + "' is there twice");
                }
                keys.add(key);
            }
            return List.copyOf(keys);
        } catch (BadFrame e) {
            throw SecretFile.wrong("The key file " + file + " cannot be used: " + e.sentence());
        }
    }

    private static ApiKey key(Message entry) throws BadFrame {
        for (var field : entry.root().propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw entry.wrong(field, "left out, since keys have nothing of that name");
            }
        }
        var name = entry.text("name").orElse("").strip();
        if (name.isEmpty()) {
            throw entry.wrong("name", "a name");
        }
        return new ApiKey(
                name,
                digest(entry),
                new ApiKey.Limits(
                        entry.whole("sessions", 1, 1_000_000),
                        entry.whole("calls_per_minute", 1, 1_000_000),
                        until(entry)));
    }

    private static String digest(Message entry) throws BadFrame {
        var secret = entry.text("secret").map(String::strip).filter(text -> !text.isEmpty());
        var digest = entry.text("sha256").map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (secret.isPresent() == digest.isPresent()) {
            throw entry.wrong("secret", "there, or else “sha256”");
        }
        if (digest.filter(text -> !text.matches("[0-9a-f]{64}")).isPresent()) {
            throw entry.wrong("sha256", "64 hexadecimal digits");
        }
        return digest.or(() -> secret.map(ApiKey::digest)).orElseThrow();
    }

    /// A day counts to its end, by universal time.
    private static Optional<Instant> until(Message entry) throws BadFrame {
        var text = entry.text("expires");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.get().contains("T")
                            ? Instant.parse(text.get())
                            : LocalDate.parse(text.get())
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeParseException e) {
            throw entry.wrong("expires", "a day such as 2027-01-31, or a moment such as 2027-01-31T12:00:00Z");
        }
    }
}
