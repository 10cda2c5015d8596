package dev.earshot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Earshot this is.
public final class Version {
    private Version() {}

    /// `0.1.0`.
    public static String number() {
        var properties = new Properties();
        try (var file = Version.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /// `Earshot 0.1.0`, as a result card names it.
    public static String application() {
        return "Earshot " + number();
    }
}
