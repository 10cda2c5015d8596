package dev.earshot.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// Log output is for `--verbose` and for servers; without them there is none at all. Loaded by
/// `java.util.logging` itself, and only when something is logged for the first time.
public final class Logging {
    private static final String LEVEL = "dev.earshot.log";

    public Logging() throws IOException {
        var properties = level().properties();
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
    }

    /// To be called before anything is logged.
    static void prepare(boolean verbose) {
        System.setProperty(LEVEL, (verbose ? LogLevel.DEBUG : LogLevel.OFF).name());
        System.setProperty("java.util.logging.config.class", Logging.class.getName());
    }

    /// Tells at least so much; also to be called before anything is logged.
    static void raise(LogLevel least) {
        if (least.compareTo(level()) > 0) {
            System.setProperty(LEVEL, least.name());
        }
    }

    private static LogLevel level() {
        return LogLevel.valueOf(System.getProperty(LEVEL, LogLevel.OFF.name()));
    }
}
