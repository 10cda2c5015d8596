package dev.earshot.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// Log output is for `--verbose`; without it there is none at all. Loaded by `java.util.logging` itself, and only when
/// something is logged for the first time.
public final class Logging {
    private static final String VERBOSE = "dev.earshot.verbose";
    private static final String SILENT = ".level=OFF\n";
    private static final String TALKATIVE = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n
            .level=INFO
            dev.earshot.level=FINE
            """;

    public Logging() throws IOException {
        var properties = Boolean.getBoolean(VERBOSE) ? TALKATIVE : SILENT;
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
    }

    /// To be called before anything is logged.
    static void prepare(boolean verbose) {
        System.setProperty(VERBOSE, String.valueOf(verbose));
        System.setProperty("java.util.logging.config.class", Logging.class.getName());
    }
}
