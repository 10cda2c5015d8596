package dev.earshot.app.cli;

import dev.earshot.engine.trace.Trace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot trace show`: what happened in a session.
@Command(
        name = "show",
        sortOptions = false,
        description = {
            "Show what happened in a session, in order, and what is measured of it.",
            "The first time is when it happened, from the beginning of the session; other times are places in the sound.",
        })
final class TraceShowCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "FILE", description = "A trace, or the folder of one that was not finished.")
    private Path file = Path.of("");

    @Option(names = "--frames", description = "Also each message of the socket, in both directions.")
    private boolean frames;

    @Option(names = "--json", description = "Header, measures and text for programs. For each event: docs/trace.md.")
    private boolean json;

    TraceShowCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (json && frames) {
            throw new UsageException("--json has no messages: read them from the file, as docs/trace.md says");
        }
        try (var trace = Trace.open(file)) {
            if (json) {
                Json.print(context.terminal(), TraceFigures.of(trace));
            } else {
                new TraceTimeline(context.terminal()).print(trace, frames);
                context.terminal().checkOut();
            }
            trace.damage().ifPresent(context.terminal()::say);
        }
        return ExitCode.OK.code();
    }
}
