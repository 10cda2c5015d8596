package dev.earshot.app.cli;

import java.util.Locale;

/// How much of what goes on inside is told on standard error, by the names that other servers have for
/// it.
enum LogLevel {
    OFF("OFF", "OFF"),
    /// Faults of Earshot's own; a port that is taken, say, is told in a sentence, and not by libraries too.
    ERROR("OFF", "SEVERE"),
    WARNING("WARNING", "WARNING"),
    INFO("INFO", "INFO"),
    /// As `--verbose`: everything of ours, and of libraries what they tell everybody.
    DEBUG("INFO", "FINE");

    private final String ofAll;
    private final String ofOurs;

    LogLevel(String ofAll, String ofOurs) {
        this.ofAll = ofAll;
        this.ofOurs = ofOurs;
    }

    /// In any case, and with `warn` for `warning`.
    static LogLevel of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "error" -> ERROR;
            case "warning", "warn" -> WARNING;
            case "info" -> INFO;
            case "debug" -> DEBUG;
            default -> throw new UsageException("it must be off, error, warning, info or debug, not '" + text + "'");
        };
    }

    /// For `java.util.logging`.
    String properties() {
        return """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=ALL
                java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format=%%1$tT.%%1$tL %%4$-7s %%3$s: %%5$s%%6$s%%n
                .level=%s
                dev.earshot.level=%s
                """.formatted(ofAll, ofOurs);
    }
}
