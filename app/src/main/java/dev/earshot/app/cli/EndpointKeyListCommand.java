package dev.earshot.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot endpoint key list`: for whom there are keys, and where.
@Command(name = "list", description = "List for whom there are keys, and where they are kept; never the keys.")
final class EndpointKeyListCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    EndpointKeyListCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it.
    record Row(String address, String place) {}

    @Override
    public Integer call() {
        List<Row> rows = context.keys().get().kept().stream()
                .map(kept -> new Row(kept.origin().toString(), kept.place()))
                .toList();
        if (json) {
            Json.print(context.terminal(), rows);
            return ExitCode.OK.code();
        }
        int width = rows.stream().mapToInt(row -> row.address().length()).max().orElse(0);
        for (var row : rows) {
            context.terminal()
                    .out()
                    .println("  " + row.address()
                            + " ".repeat(width - row.address().length()) + "  in " + row.place());
        }
        if (rows.isEmpty()) {
            context.terminal().out().println("There is no key yet; 'earshot endpoint key set ADDRESS' keeps one.");
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
