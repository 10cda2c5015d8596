package dev.earshot.bridge.server.pages;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/// A file in our jar, as it is answered.
///
/// @param tag changes when the file does
record Page(String type, byte[] content, String tag) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /// Nothing from elsewhere is loaded, nothing in the page itself is run, and no other page
    /// frames it.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static Page of(String name) {
        try (var file = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            var content = file.readAllBytes();
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new Page(type, content, '"' + digest(content) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A browser asks each time whether its copy is still the newest.
    void answer(Context asked) {
        asked.contentType(type)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-cache")
                .header("ETag", tag);
        if (tag.equals(asked.header("If-None-Match"))) {
            asked.status(304);
        } else {
            asked.result(content);
        }
    }
}
