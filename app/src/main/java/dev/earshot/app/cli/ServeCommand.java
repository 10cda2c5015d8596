package dev.earshot.app.cli;

import dev.earshot.app.ServedModels;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot serve`: speech to text for other programs, until Ctrl-C.
@Command(
        name = "serve",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Hear for other programs, over the protocols that they already speak: Earshot's own, Deepgram's and"
                    + " OpenAI's, until Ctrl-C.",
            "Ctrl-C lets nobody else in and says what was heard; a second one ends at once.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot serve                             for the programs of this machine",
            "  earshot serve -m whisper-base --port 9000 with this model, at this port",
            "  EARSHOT_API_KEY=... earshot serve --host 0.0.0.0",
            "                                            for the network, with a key",
        })
final class ServeCommand implements Callable<Integer> {
    /// How long what was heard may take to be said after Ctrl-C, and how long the process waits for that.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int PORT = 8000;

    private final CliContext context;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen: 127.0.0.1 (default) for this machine alone, 0.0.0.0 for the whole network,"
                    + " which takes an API key or --allow-open.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8000; 0 for any that is free.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "What clients have to send; may be given several times. Better in the environment, as"
                    + " EARSHOT_API_KEY, where other users of this machine cannot see it.")
    private List<String> keys = List.of();

    @Option(names = "--allow-open", description = "Let everybody in the network use it without a key.")
    private boolean open;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    ServeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var setup = setup();
        var options = loading.options();
        var stop = new StopSignal();
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> stop.stopAndWait(GRACE.toSeconds() + 10))) {
            try {
                model.model = model.model.or(() -> context.terminal().variable("MODEL_ID"));
                var usual = model.chosen(context);
                var recognizer = ModelOptions.load(context, usual, options, status);
                var models = new ServedModels(context.models().get(), usual, options);
                try (var server = new SttServer(setup, models, ServerMonitor.ofReports(this::tell))) {
                    server.start();
                    tell(server, recognizer.info().name());
                    stop.await();
                    context.terminal().say("Stopping: nobody else is let in, and what was heard is said ...");
                    server.stop(GRACE);
                }
            } finally {
                stop.end();
            }
        }
        return ExitCode.OK.code();
    }

    private SttServer.Setup setup() {
        var address = host.or(() -> variable("HOST")).orElse("127.0.0.1");
        var access = access();
        if (!access.suits(address)) {
            throw new UsageException("At " + address + " everybody in the network could use the server: give it a key"
                    + " with EARSHOT_API_KEY or --api-key, or allow that with --allow-open");
        }
        var request = new Request(
                model.options(
                        true,
                        Terms.LIVE.options().decoding(),
                        Terms.LIVE.options().endpointing()),
                Optional.empty());
        return new SttServer.Setup(address, port(), access, ServerLimits.USUAL, request, ServerProtocol.all());
    }

    private Access access() {
        var secrets = keys.isEmpty()
                ? variable("API_KEY").map(all -> List.of(all.split(","))).orElse(List.of())
                : keys;
        if (secrets.isEmpty()) {
            return open ? Access.open() : Access.local();
        }
        if (secrets.stream().anyMatch(String::isBlank)) {
            throw new UsageException("An API key must not be empty");
        }
        return Access.of(secrets.stream().map(String::strip).toList());
    }

    private int port() {
        int chosen = port.or(() -> variable("PORT").map(ServeCommand::number)).orElse(PORT);
        if (chosen < 0 || chosen > 65_535) {
            throw new UsageException("--port must be from 0 to 65535, not " + chosen);
        }
        return chosen;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new UsageException("PORT in the environment must be a number, not '" + text + "'");
        }
    }

    /// Ours by its long name before the one that all servers look at.
    private Optional<String> variable(String name) {
        return context.terminal()
                .variable("EARSHOT_" + name)
                .or(() -> context.terminal().variable(name));
    }

    private void tell(SttServer server, String name) {
        var address = server.address();
        context.terminal().say("Serving " + name + " at " + address + "; press Ctrl-C to stop.");
        for (var protocol : ServerProtocol.all()) {
            context.terminal()
                    .say(String.format(
                            Locale.ROOT,
                            "  %-16s ws://%s%s",
                            protocol.name(),
                            address.getAuthority(),
                            protocol.path()));
        }
    }

    /// `/v1/listen, key 1: 12.3 s heard by whisper-base in 13.0 s, 4 finals; 1000`
    private void tell(SessionReport report) {
        var who = report.key().equals(Access.EVERYBODY) ? report.protocol() : report.protocol() + ", " + report.key();
        context.terminal()
                .say(String.format(
                        Locale.ROOT,
                        "%s: %.1f s heard%s in %.1f s, %d final%s; %s",
                        who,
                        seconds(report.heard()),
                        report.model().map(name -> " by " + name).orElse(""),
                        seconds(report.lasted()),
                        report.finals(),
                        report.finals() == 1 ? "" : "s",
                        report.end()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
