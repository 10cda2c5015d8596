package dev.earshot.app.cli;

import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceDiff;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.TraceTimes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot trace diff`: two sessions beside each other.
@Command(
        name = "diff",
        sortOptions = false,
        description = {
            "Compare two sessions that heard the same sound: words, times, measures.",
            "Returns 0 when their texts are the same, but for case and punctuation, and 1 when they differ.",
        })
final class TraceDiffCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "FIRST", description = "A trace, taken for the reference.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another.")
    private Path second = Path.of("");

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    TraceDiffCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var one = Trace.open(first);
                var other = Trace.open(second)) {
            var diff = TraceDiff.of(one.transcript(), other.transcript());
            if (json) {
                Json.print(
                        context.terminal(),
                        new TraceComparison(
                                TraceFigures.of(one),
                                TraceFigures.of(other),
                                StreamFigures.Errors.of(diff.words()),
                                TraceComparison.Changed.of(diff.places())));
            } else {
                print(context.terminal().out(), one, other, diff);
                context.terminal().checkOut();
            }
            one.damage().ifPresent(context.terminal()::say);
            other.damage().ifPresent(context.terminal()::say);
            return (diff.words().errors() == 0 ? ExitCode.OK : ExitCode.FAILED).code();
        }
    }

    private static void print(PrintStream out, Trace one, Trace other, TraceDiff diff) {
        out.println("first   " + name(one));
        out.println("second  " + name(other));
        out.println();
        new TextDifference(out).print(diff, "the first", "the second");
        out.println();
        out.println(String.format("%-32s%-24s%s", "", "first", "second"));
        var clock = TraceMeasures.clock(
                TraceTimes.of(one).live() && TraceTimes.of(other).live());
        new TraceTable(out).print(List.of(TraceMeasures.of(one, clock), TraceMeasures.of(other, clock)));
        out.println(String.format("%-32s%-24s%s", "events", "  " + events(one), "  " + events(other)));
    }

    private static String name(Trace trace) {
        return trace.file()
                + trace.header()
                        .model()
                        .map(model -> ", heard by " + model.name())
                        .orElse("");
    }

    private static long events(Trace trace) {
        return trace.items().stream().filter(TraceItem.Event.class::isInstance).count();
    }
}
