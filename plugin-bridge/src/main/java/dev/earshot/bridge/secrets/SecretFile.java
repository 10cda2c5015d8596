package dev.earshot.bridge.secrets;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/// Reads files of a few kilobytes that somebody names in a setting.
final class SecretFile {
    private static final int LARGEST = 1 << 20;

    private SecretFile() {}

    /// @param what it is, for the sentence: `certificate`
    /// @throws SttException NETWORK when there is none that can be read
    static byte[] read(Path file, String what) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw wrong("The " + what + " file " + file + " is far too large to be one; check its name.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw wrong("There is no " + what + " file " + file + "; check its name.");
        } catch (AccessDeniedException e) {
            throw wrong("The " + what + " file " + file + " may not be read by this user; change its permissions.");
        } catch (IOException e) {
            throw wrong("The " + what + " file " + file + " cannot be read; check that it is a file.");
        }
    }

    static SttException wrong(String sentence) {
        return new SttException(SttError.NETWORK, sentence);
    }

    /// What is to be said where other users of this machine can read it; nothing where a system has no such
    /// permissions.
    static Optional<String> readByOthers(Path file) {
        try {
            var allowed = Files.getPosixFilePermissions(file);
            return allowed.contains(PosixFilePermission.OTHERS_READ)
                    ? Optional.of("Other users of this machine can read " + file + ": run chmod 600 on it.")
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
