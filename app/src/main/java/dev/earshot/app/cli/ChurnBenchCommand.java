package dev.earshot.app.cli;

import dev.earshot.bridge.client.Churn;
import dev.earshot.bridge.client.SocketRecognizer;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot bench server churn`: callers who come and go, and the server's memory meanwhile.
@Command(
        name = "churn",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = {
            "Let callers come and go over all protocols, a third of them hanging up in the middle, and watch the"
                    + " server's memory.",
            "Each line is a minute; the slope at the end leaves out the first third of the time.",
        })
final class ChurnBenchCommand implements Callable<Integer> {
    private static final Duration FRAME = Duration.ofMillis(50);

    private final CliContext context;

    @Mixin
    private ServerAddress server = new ServerAddress();

    @Mixin
    private CallerOptions caller = new CallerOptions();

    @Option(names = "--callers", paramLabel = "N", description = "At once. Default: 4.")
    private int callers = 4;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "Default: 10:00.")
    private Duration lasting = Duration.ofMinutes(10);

    ChurnBenchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Ranges.check("--callers", OptionalInt.of(callers), one -> one >= 1, "1 or more");
        var service = server.service(context);
        var sound = caller.sound(FRAME);
        var recognizers = Stream.of(ServerAddress.Spoken.values())
                .map(spoken -> (Recognizer) new SocketRecognizer(server.service(context, spoken)))
                .toList();
        try (var _ = context.interrupts().interrupting()) {
            run(sound, recognizers, new ServerMemory(server.address(), service.headers()));
        } finally {
            recognizers.forEach(Recognizer::close);
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private void run(HeldSound sound, List<Recognizer> recognizers, ServerMemory memory) throws InterruptedException {
        var out = context.terminal().out();
        out.printf("%8s  %9s  %8s  %7s  %s%n", "minutes", "heard out", "hung up", "failed", "memory");
        var minutes = new ArrayList<Double>();
        var sizes = new ArrayList<Double>();
        long heardOut = 0;
        long hungUp = 0;
        long failed = 0;
        var minute = Duration.ofMinutes(1);
        for (long at = 0; at < Math.ceilDiv(lasting.toMillis(), minute.toMillis()); at++) {
            var rest = lasting.minus(minute.multipliedBy(at));
            var outcome = new Churn(
                            recognizers,
                            sound,
                            Terms.LIVE.options(),
                            callers,
                            rest.compareTo(minute) < 0 ? rest : minute,
                            SteadyClock.SYSTEM,
                            caller.seed() + at * callers)
                    .run();
            heardOut += outcome.heardOut();
            hungUp += outcome.hungUp();
            failed += outcome.failures().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var now = memory.resident();
            now.ifPresent(bytes -> {
                minutes.add((double) minutes.size() + 1);
                sizes.add(bytes / (1 << 20));
            });
            out.printf("%8d  %9d  %8d  %7d  %s%n", at + 1, heardOut, hungUp, failed, ServerMemory.show(now));
            outcome.failures().forEach((sentence, count) -> out.println("          " + count + " x " + sentence));
        }
        int settled = minutes.size() / 3;
        if (minutes.size() - settled >= 2) {
            out.printf(
                    Locale.ROOT,
                    "%.2f MiB an hour%n",
                    60 * slope(minutes.subList(settled, minutes.size()), sizes.subList(settled, sizes.size())));
        }
    }

    /// Of the line through these points with the least squares.
    private static double slope(List<Double> xs, List<Double> ys) {
        double x = xs.stream().mapToDouble(one -> one).average().orElse(0);
        double y = ys.stream().mapToDouble(one -> one).average().orElse(0);
        double both = 0;
        double square = 0;
        for (int i = 0; i < xs.size(); i++) {
            both += (xs.get(i) - x) * (ys.get(i) - y);
            square += (xs.get(i) - x) * (xs.get(i) - x);
        }
        return both / square;
    }
}
