package dev.earshot.bridge.server.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Earshot this is.
final class Version {
    private Version() {}

    /// `0.1.0`.
    static String number() {
        var properties = new Properties();
        try (var file = Version.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
