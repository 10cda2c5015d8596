package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How much a server logs.
final class ServeLogOption {
    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "What is logged on standard error: off, error (default), warning, info or debug, which is"
                    + " --verbose.")
    private Optional<String> level = Optional.empty();

    void into(ChosenSettings chosen) {
        chosen.put(Setting.LOG_LEVEL, level.stream());
    }
}
