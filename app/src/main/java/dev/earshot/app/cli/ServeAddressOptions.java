package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a server listens.
final class ServeAddressOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen: 127.0.0.1 (default) for this machine alone, 0.0.0.0 for the whole network,"
                    + " which takes an API key or --allow-open.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8000; 0 for any that is free.")
    private Optional<String> port = Optional.empty();

    void into(ChosenSettings chosen) {
        chosen.put(Setting.HOST, host.stream());
        chosen.put(Setting.PORT, port.stream());
    }
}
