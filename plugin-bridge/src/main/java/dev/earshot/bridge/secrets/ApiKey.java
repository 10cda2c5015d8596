package dev.earshot.bridge.secrets;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A secret under a name that may be shown. Only its digest is kept, so that it cannot be shown by mistake.
///
/// @param digest SHA-256 of the secret, in hexadecimal digits
public record ApiKey(String name, String digest, Limits limits) {
    /// What may be done with a key, beside what the server allows everybody.
    ///
    /// @param sessions heard at once
    /// @param callsPerMinute connections and recordings that may be begun within a minute
    /// @param until when it stops to be one
    public record Limits(Optional<Integer> sessions, Optional<Integer> callsPerMinute, Optional<Instant> until) {
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ApiKey of(String name, String secret) {
        if (secret.isBlank()) {
            throw new SttException(
                    SttError.ACCESS_DENIED, "An API key must not be empty; choose one that nobody guesses.");
        }
        return new ApiKey(name, digest(secret), Limits.NONE);
    }

    /// Takes the same time for every secret.
    ///
    /// @param digest as [#digest(String)] makes it
    public boolean hasDigest(String digest) {
        return MessageDigest.isEqual(bytes(digest), bytes(this.digest));
    }

    public boolean isValidAt(Instant when) {
        return limits.until().filter(end -> !when.isBefore(end)).isEmpty();
    }

    /// SHA-256 in small hexadecimal digits.
    public static String digest(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ApiKey[" + name + "]";
    }
}
