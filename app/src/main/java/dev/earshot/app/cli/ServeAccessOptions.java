package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Who may use a server.
final class ServeAccessOptions {
    @Option(
            names = "--api-key",
            paramLabel = "[NAME=]KEY",
            description = "What clients have to send; may be given several times. Better in the environment, as"
                    + " EARSHOT_API_KEY, or in a file, where other users of this machine cannot see it.")
    private List<String> keys = List.of();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Keys with names, limits and days on which they end, as JSON; read anew when it changes.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--allow-open", description = "Let everybody in the network use it without a key.")
    private boolean open;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A further name that the server goes by, where it has no key; may be given several times.")
    private List<String> hosts = List.of();

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            description = "A site whose pages may use it, such as https://example.org, or '*' for all; may be given"
                    + " several times.")
    private List<String> origins = List.of();

    void into(ChosenSettings chosen) {
        chosen.put(Setting.API_KEYS, keys.stream());
        chosen.put(Setting.KEY_FILE, file.stream());
        chosen.put(Setting.ALLOW_OPEN, open ? Stream.of("true") : Stream.of());
        chosen.put(Setting.ALLOW_HOSTS, hosts.stream());
        chosen.put(Setting.CORS_ORIGINS, origins.stream());
    }
}
