package dev.earshot.app.cli;

import dev.earshot.bridge.client.Hostility;
import dev.earshot.bridge.client.SocketRecognizer;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.Load;
import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadPlan;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.bridge.load.Spoken;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot bench server hostile`: nonsense, and honest callers beside it.
@Command(
        name = "hostile",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Send a server malformed messages over all protocols, the same ones for the same seed, while honest callers"
                    + " speak beside them.",
            "Fails when an honest caller is told anything else than before.",
        })
final class HostileBenchCommand implements Callable<Integer> {
    private static final Duration FRAME = Duration.ofMillis(50);

    private final CliContext context;

    @Mixin
    private ServerAddress server = new ServerAddress();

    @Mixin
    private CallerOptions caller = new CallerOptions();

    @Option(names = "--messages", paramLabel = "N", description = "In all. Default: 100000.")
    private int messages = 100_000;

    @Option(names = "--clients", paramLabel = "N", description = "That send them, at once. Default: 8.")
    private int clients = 8;

    @Option(names = "--callers", paramLabel = "N", description = "Honest ones, at once. Default: 2.")
    private int callers = 2;

    HostileBenchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Ranges.check("--messages", OptionalInt.of(messages), one -> one >= 1, "1 or more");
        Ranges.check("--clients", OptionalInt.of(clients), one -> one >= 1, "1 or more");
        Ranges.check("--callers", OptionalInt.of(callers), one -> one >= 1, "1 or more");
        var sound = caller.sound(FRAME);
        try (var _ = context.interrupts().interrupting();
                var recognizer = new SocketRecognizer(server.service(context));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = load(recognizer, sound);
            var alone = load.run(1, LoadListener.NONE);
            var attack = threads.submit(this::attack);
            var beside = new ArrayList<LoadStep>();
            do {
                beside.add(load.run(callers, LoadListener.NONE));
            } while (!attack.isDone() && !beside.getLast().stopped());
            attack.get();
            return verdict(alone, beside).code();
        }
    }

    /// Whether the honest callers were told what they are told without all that.
    private ExitCode verdict(LoadStep alone, List<LoadStep> beside) {
        var failures = counts(beside, LoadStep::failures);
        var texts = counts(beside, LoadStep::texts);
        boolean same = failures.isEmpty() && texts.keySet().equals(alone.texts().keySet());
        var out = context.terminal().out();
        out.printf(
                "%d honest calls: %s%n",
                beside.stream().mapToInt(LoadStep::sessions).sum(), same ? "all as without" : "not all as without");
        failures.forEach((sentence, count) -> out.println("  " + count + " x " + sentence));
        texts.forEach((text, count) -> out.println("  " + count + " x '" + text.replace('\n', ' ') + "'"));
        context.terminal().checkOut();
        return same ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, Integer> counts(List<LoadStep> steps, Function<LoadStep, Map<String, Integer>> what) {
        var all = new TreeMap<String, Integer>();
        steps.forEach(step -> what.apply(step).forEach((text, count) -> all.merge(text, count, Integer::sum)));
        return all;
    }

    private Load load(SocketRecognizer recognizer, HeldSound sound) throws InterruptedException {
        var options = Terms.LIVE.options();
        var plan =
                new LoadPlan(Duration.ofSeconds(1), new LoadPlan.Length.OnePass(), FRAME, Duration.ZERO, caller.seed());
        return new Load(
                server.host(),
                recognizer,
                sound,
                Spoken.asHeardBy(recognizer, sound, options),
                options,
                plan,
                SteadyClock.SYSTEM);
    }

    private Boolean attack() throws InterruptedException {
        var protocols = ServerAddress.Spoken.values();
        for (var spoken : protocols) {
            int share = Math.ceilDiv(messages, protocols.length);
            var outcome =
                    new Hostility(server.service(context, spoken), Terms.LIVE, share, clients, caller.seed()).run();
            context.terminal()
                    .out()
                    .printf(
                            "%-9s %d messages over %d connections: %d answers, closed by code %s, %d turned away%n",
                            spoken.name().toLowerCase(Locale.ROOT),
                            outcome.sent(),
                            outcome.connections(),
                            outcome.answers(),
                            outcome.closes(),
                            outcome.refused());
        }
        return true;
    }
}
