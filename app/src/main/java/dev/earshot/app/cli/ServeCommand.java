package dev.earshot.app.cli;

import dev.earshot.app.ServedModels;
import dev.earshot.app.serve.ServeSettings;
import dev.earshot.app.serve.Setting;
import dev.earshot.app.serve.Settings;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SessionReport;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.MemoryBudget;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "  EARSHOT_API_KEY=... earshot serve --host 0.0.0.0 --tls-cert server.pem",
            "                                            for the network, with a key and TLS",
            "  earshot serve --env-file server.env --show-settings",
            "                                            what counts, and where it is set",
        })
final class ServeCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private ServeAddressOptions address = new ServeAddressOptions();

    @Mixin
    private ServeAccessOptions access = new ServeAccessOptions();

    @Mixin
    private ServeTlsOptions tls = new ServeTlsOptions();

    @Mixin
    private ServeLimitOptions limits = new ServeLimitOptions();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description =
                    "Variables such as MODEL_ID and EARSHOT_API_KEY. Default: .env in this folder, if it is there.")
    private Optional<Path> variables = Optional.empty();

    @Option(names = "--show-settings", description = "Print what counts and where it is set, without secrets, and end.")
    private boolean show;

    @Mixin
    private ServeLogOption log = new ServeLogOption();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private QrOption qr = new QrOption();

    @Mixin
    private LoadingOptions loading = new LoadingOptions();

    @Mixin
    private TraceOptions traces = new TraceOptions();

    ServeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var settings = settings();
        settings.notices().forEach(context.terminal()::say);
        if (show) {
            settings.table().forEach(context.terminal().out()::println);
            context.terminal().checkOut();
        }
        Logging.raise(settings.read(Setting.LOG_LEVEL, LogLevel::of).orElse(LogLevel.ERROR));
        var wanted = ServeSettings.of(settings);
        take(settings, wanted);
        var options = loading.options();
        if (!show) {
            serve(setup(wanted), options, secrets(settings));
        }
        return ExitCode.OK.code();
    }

    private void serve(SttServer.Setup setup, LoadOptions options, List<String> secrets) throws Exception {
        var grace = setup.limits().grace();
        var stop = new StopSignal();
        try (var status = new StatusLine(context.terminal(), context.nanoTime());
                var _ = context.interrupts().during(() -> stop.stopAndWait(grace.toSeconds() + 10))) {
            try {
                var usual = model.chosen(context);
                var recognizer = ModelOptions.load(context, usual, options, status);
                var models = new ServedModels(context.models().get(), usual, options);
                try (var tracing = traces.begin(secrets);
                        var server = new SttServer(
                                setup,
                                models,
                                ServerMonitor.all(ServerMonitor.ofReports(this::tell), tracing.monitor()))) {
                    server.start();
                    tell(server, recognizer.info().name());
                    stop.await();
                    context.terminal().say("Stopping: nobody else is let in, and what was heard is said ...");
                    server.stop(grace);
                }
            } finally {
                stop.end();
            }
        }
    }

    /// What must not stand in a trace: a key, which may be given with its name before it.
    private static List<String> secrets(Settings settings) {
        return settings.readAll(Setting.API_KEYS, text -> text).stream()
                .flatMap(text -> Stream.of(text, text.substring(text.indexOf('=') + 1)))
                .map(String::strip)
                .toList();
    }

    private Settings settings() {
        var chosen = new ChosenSettings();
        address.into(chosen);
        access.into(chosen);
        tls.into(chosen);
        limits.into(chosen);
        log.into(chosen);
        chosen.put(Setting.MODEL, model.model.stream());
        chosen.put(Setting.LANGUAGE, model.language.stream());
        chosen.put(Setting.TASK, model.task.stream().map(Task::name));
        chosen.put(Setting.DEVICE, loading.device.stream());
        chosen.put(Setting.PRECISION, loading.precision.stream());
        var environment = context.terminal().environment();
        return variables
                .map(file -> Settings.of(chosen.texts(), environment, file))
                .orElseGet(() -> Settings.of(chosen.texts(), environment));
    }

    /// What other commands know from flags alone.
    private void take(Settings settings, ServeSettings wanted) {
        model.model = settings.read(Setting.MODEL, String::strip);
        model.language =
                settings.read(Setting.LANGUAGE, ServedDefaults::language).filter(tag -> !tag.isEmpty());
        model.task = settings.read(Setting.TASK, ServedDefaults::task);
        loading.device = settings.read(Setting.DEVICE, LoadingOptions::device);
        loading.precision = settings.read(Setting.PRECISION, ServedDefaults::precision);
        settings.read(Setting.MAX_SESSIONS, _ -> wanted.limits().sessions())
                .ifPresent(most -> context.models().get().allowSessions(most));
        wanted.memory().map(MemoryBudget::of).ifPresent(context.models().get()::allowMemory);
    }

    private SttServer.Setup setup(ServeSettings wanted) {
        var options = model.options(
                true, Terms.LIVE.options().decoding(), Terms.LIVE.options().endpointing());
        try {
            return wanted.setup(new Request(options, Optional.empty()), context.clock(), context.terminal()::say);
        } catch (SttException e) { // before anything has begun, so what is wrong is the command line
            throw new UsageException(e.sentence());
        }
    }

    private void tell(SttServer server, String name) {
        var address = server.address();
        context.terminal().say("Serving " + name + " at " + address + "; press Ctrl-C to stop.");
        for (var protocol : ServerProtocol.all()) {
            context.terminal()
                    .say(String.format(
                            Locale.ROOT,
                            "  %-16s %s://%s%s",
                            protocol.name(),
                            address.getScheme().replace("http", "ws"),
                            address.getAuthority(),
                            protocol.path()));
        }
        context.terminal().say(String.format(Locale.ROOT, "  %-16s %s/", "In a browser", address));
        qr.tell(context.terminal(), address);
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
