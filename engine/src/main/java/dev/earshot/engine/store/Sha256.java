package dev.earshot.engine.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a file holds, in 64 hexadecimal digits of lower case (FIPS 180-4).
///
/// @param hex the digits
public record Sha256(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    /// @throws IllegalArgumentException when these are not 64 hexadecimal digits
    public Sha256 {
        hex = hex.toLowerCase(Locale.ROOT);
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("no SHA-256: " + hex);
        }
    }

    static boolean isOne(String hex) {
        return DIGITS.matcher(hex.toLowerCase(Locale.ROOT)).matches();
    }

    static MessageDigest digest() {
        return digest("SHA-256");
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    static Sha256 of(MessageDigest digest) {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return hex;
    }
}
