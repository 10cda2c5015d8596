package dev.earshot.app.cli;

import dev.earshot.bridge.client.SocketRecognizer;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.Load;
import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.LoadSearch;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.bridge.load.Spoken;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot bench server`: how many callers a server sustains.
@Command(
        name = "server",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Find how many callers a server sustains, each of whom speaks as fast as people do.",
            "Latencies are on the wall: from the end of an utterance to its last final. See docs/measures.md.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot bench server http://127.0.0.1:8000 --file talk.wav",
            "  earshot bench server http://127.0.0.1:8000 --file talk.wav --callers 1,2,4 --protocol deepgram",
            "  earshot bench server idle http://127.0.0.1:8000 --connections 1000",
            "  earshot bench server churn http://127.0.0.1:8000 --file talk.wav --for 60:00",
            "  earshot bench server hostile http://127.0.0.1:8000 --file talk.wav --messages 100000",
        })
final class ServerBenchCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private ServerAddress server = new ServerAddress();

    @Mixin
    private CallerOptions caller = new CallerOptions();

    @Option(
            names = "--callers",
            paramLabel = "LIST",
            split = ",",
            description = "So many at once, one number or several. Default: it doubles them until the target is missed,"
                    + " and finds the most that do not miss it.")
    private List<Integer> callers = List.of();

    @Option(
            names = "--target",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How late 95 of 100 finals may come. Default: 1s.")
    private Duration target = Duration.ofSeconds(1);

    @Option(names = "--most", paramLabel = "N", description = "More callers are not tried. Default: 256.")
    private int most = 256;

    @Option(
            names = "--chunk",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Sound is sent in pieces of so long. Default: 50ms, as LiveKit's agents do.")
    private Duration chunk = Duration.ofMillis(50);

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "All begin within this time, at random moments. Default: 5s.")
    private Duration ramp = Duration.ofSeconds(5);

    @Option(names = "--json", description = "For programs: an object with a step for each number of callers.")
    private boolean json;

    ServerBenchCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context) {
        return new CommandLine(new ServerBenchCommand(context))
                .addSubcommand(new IdleBenchCommand(context))
                .addSubcommand(new ChurnBenchCommand(context))
                .addSubcommand(new HostileBenchCommand(context));
    }

    @Override
    public Integer call() throws Exception {
        callers.forEach(count -> Ranges.check("--callers", OptionalInt.of(count), one -> one >= 1, "1 or more"));
        Ranges.check("--most", OptionalInt.of(most), one -> one >= 1, "1 or more");
        var service = server.service(context);
        var plan = plan();
        var sound = caller.sound(chunk);
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime());
                var recognizer = new SocketRecognizer(service)) {
            var figures = measure(recognizer, sound, plan, status);
            if (json) {
                Json.print(context.terminal(), figures);
            } else {
                figures.sustained()
                        .ifPresent(count -> context.terminal()
                                .out()
                                .println("Sustained: " + count + (count == 1 ? " stream." : " streams.")));
            }
            context.terminal().checkOut();
            boolean stopped = figures.steps().stream().anyMatch(LoadFigures.Step::stopped);
            return (stopped ? ExitCode.CANCELLED : ExitCode.OK).code();
        }
    }

    private LoadPlan plan() {
        try {
            return new LoadPlan(ramp, new LoadPlan.Length.OnePass(), chunk, Duration.ZERO, caller.seed());
        } catch (SttException e) {
            throw new UsageException(e.sentence());
        }
    }

    private LoadFigures measure(SocketRecognizer recognizer, HeldSound sound, LoadPlan plan, StatusLine status)
            throws InterruptedException {
        status.showNow("Hearing the recording once ...", "");
        RecognitionOptions options = Terms.LIVE.options();
        var speech = Spoken.asHeardBy(recognizer, sound, options);
        if (speech.isEmpty()) {
            throw new UsageException(
                    "The server hears nobody speak in " + caller.file() + ": take a recording of speech");
        }
        var load = new Load(server.host(), recognizer, sound, speech, options, plan, SteadyClock.SYSTEM);
        var table = new LoadTable(context.terminal().out(), target, chunk);
        if (!json) {
            status.clear();
            table.heads();
        }
        var steps = new ArrayList<LoadStep>();
        var watch = new LoadWatch(status, plan.expected(1, sound.length()).time(), step -> {
            steps.add(step);
            if (!json) {
                table.print(step);
            }
        });
        if (callers.isEmpty()) {
            int sustained = new LoadSearch(target, most).run(count -> load.run(count, watch));
            return figures(sound, Optional.of(sustained), steps);
        }
        for (int count : callers) {
            if (load.run(count, watch).stopped()) {
                break;
            }
        }
        return figures(sound, Optional.empty(), steps);
    }

    private LoadFigures figures(HeldSound sound, Optional<Integer> sustained, List<LoadStep> steps) {
        return LoadFigures.of(
                server.address(),
                server.spoken().name().toLowerCase(Locale.ROOT),
                sound,
                target,
                sustained,
                steps,
                Optional.empty());
    }
}
