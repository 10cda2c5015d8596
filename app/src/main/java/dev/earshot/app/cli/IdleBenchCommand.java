package dev.earshot.app.cli;

import dev.earshot.bridge.client.Bystanders;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.SteadyClock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `earshot bench server idle`: connections that say nothing.
@Command(
        name = "idle",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Open many connections that say nothing, and see what they cost the server.")
final class IdleBenchCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private ServerAddress server = new ServerAddress();

    @Option(names = "--connections", paramLabel = "N", description = "Default: 1000.")
    private int connections = 1000;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long they stand. Default: 30s.")
    private Duration lasting = Duration.ofSeconds(30);

    IdleBenchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Ranges.check("--connections", OptionalInt.of(connections), one -> one >= 1, "1 or more");
        var service = server.service(context);
        var memory = new ServerMemory(server.address(), service.headers());
        var clock = SteadyClock.SYSTEM;
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            var before = memory.resident();
            status.showNow("Connecting ...", "");
            long start = clock.nanos();
            try (var crowd = new Bystanders(service, Terms.LIVE, connections)) {
                var took = Duration.ofNanos(clock.nanos() - start);
                status.clear();
                var out = context.terminal().out();
                out.printf(
                        Locale.ROOT,
                        "%d of %d connected in %.1f s; the server had %s%n",
                        crowd.standing(),
                        connections,
                        took.toMillis() / 1e3,
                        ServerMemory.show(before));
                crowd.refusals().forEach((sentence, count) -> out.println("  " + count + " x " + sentence));
                clock.await(clock.nanos() + lasting.toNanos());
                out.printf(
                        "after %s %d stand; the server has %s%n",
                        ClockTime.show(lasting), crowd.standing(), ServerMemory.show(memory.resident()));
                crowd.closes().forEach((code, count) -> out.println("  " + count + " were closed with " + code));
            }
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
