package dev.earshot.bridge.secrets.keyring;

import java.security.SecureRandom;
import java.util.Base64;

/// What opens a file of keys.
sealed interface Protection {
    /// A random key in a file beside it.
    record ByKeyFile() implements Protection {}

    /// A passphrase, by Argon2id (RFC 9106, section 4: the second recommended choice, and memory as
    /// low as that).
    ///
    /// @param salt base64
    /// @param memoryKib how much memory trying one passphrase takes
    /// @param passes how often that memory is gone through
    record ByPassphrase(String salt, int memoryKib, int passes) implements Protection {
        static final int LANES = 4;
        private static final int SALT_BYTES = 16;
        private static final int MEMORY_KIB = 64 * 1024;
        private static final int PASSES = 3;

        private static final int LEAST_MEMORY_KIB = 8 * LANES;
        private static final int MOST_MEMORY_KIB = 1024 * 1024;
        private static final int MOST_PASSES = 20;

        static ByPassphrase fresh(SecureRandom random) {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return new ByPassphrase(Base64.getEncoder().encodeToString(salt), MEMORY_KIB, PASSES);
        }

        /// Whether a file may ask for this: much more would only serve to stop us.
        ///
        /// @throws IllegalArgumentException when the salt is no base64
        boolean isReasonable() {
            return memoryKib >= LEAST_MEMORY_KIB
                    && memoryKib <= MOST_MEMORY_KIB
                    && passes >= 1
                    && passes <= MOST_PASSES
                    && saltBytes().length == SALT_BYTES;
        }

        byte[] saltBytes() {
            return Base64.getDecoder().decode(salt);
        }
    }
}
