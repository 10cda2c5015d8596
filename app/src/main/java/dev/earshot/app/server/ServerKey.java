package dev.earshot.app.server;

import dev.earshot.app.shell.JsonFile;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The key that clients in the network have to send, in a file of its own that only the user may read. It is made when
/// it is first needed and stays the same until another is asked for. Safe for many threads.
final class ServerKey {
    private static final String FIELD = "key";
    private static final int BYTES = 24;

    private final Path path;
    private final SecureRandom random = new SecureRandom();

    ServerKey(Path path) {
        this.path = path;
    }

    /// The key there is, or a new one. Waits for the disk.
    ///
    /// @throws SttException WRITE_FAILED
    synchronized Secret get() {
        return find().orElseGet(this::renew);
    }

    private Optional<Secret> find() {
        try {
            return new JsonFile(path)
                    .read()
                    .path(FIELD)
                    .stringValueOpt()
                    .filter(text -> !text.isBlank())
                    .map(Secret::new);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Makes another key; programs that know the old one are turned away when the server is next started.
    ///
    /// @throws SttException WRITE_FAILED
    synchronized Secret renew() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var text = "earshot-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            var file = new JsonFile(path);
            setAsideIfDamaged(file);
            file.change(json -> json.put(FIELD, text));
            forThisUserOnly();
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "The server's key cannot be kept in " + path + "; make room or the folder writable, and start it"
                            + " again.",
                    e);
        }
        return new Secret(text);
    }

    private static void setAsideIfDamaged(JsonFile file) throws IOException {
        try {
            file.read();
        } catch (JsonFile.NotJson damaged) {
            file.setAside();
        }
    }

    /// The file is created so; where there are no such permissions (Windows), the user's profile is closed to others.
    private void forThisUserOnly() throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
