package dev.earshot.bridge.secrets.keyring;

import dev.earshot.bridge.files.SharedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A random key in a file of its own, which only this user may read. Where a system has no such
/// permissions (Windows), the user's profile is closed to others.
final class FileKey {
    private static final int BYTES = 32;
    private static final EnumSet<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final SharedFile file;
    private final SecureRandom random = new SecureRandom();

    FileKey(Path path) {
        this.file = new SharedFile(path);
    }

    Path path() {
        return file.path();
    }

    /// @throws Locked when it is not there, is no key, or others can read it
    SecretKey get() throws IOException {
        var text = file.read()
                .orElseThrow(
                        () -> new Locked("the key to them, " + path() + ", is not there; put it back where it was"));
        if (isOpenToOthers()) {
            throw new Locked("other users can read the key to them; run chmod 600 on " + path());
        }
        try {
            var bytes = Base64.getDecoder().decode(new String(text, StandardCharsets.UTF_8).strip());
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new Locked("the key to them, " + path() + ", is damaged; put it back as it was");
    }

    /// The one there is, or else a new one.
    SecretKey getOrMake() throws IOException {
        if (!Files.exists(path())) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            file.replace((Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return get();
    }

    private boolean isOpenToOthers() throws IOException {
        try {
            return Files.getPosixFilePermissions(path()).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
