package dev.earshot.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot endpoint edit`: changes what is given, and leaves the rest.
@Command(
        name = "edit",
        description = {
            "Change an endpoint: what is given is changed, and the rest stays.",
            "An empty text takes something away: --model ''.",
        })
final class EndpointEditCommand implements Callable<Integer> {
    private final CliContext context;
    private final List<String> vendors;

    @Parameters(paramLabel = "NAME", description = "As 'earshot endpoint list' names it.")
    private String name = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Another name, also in the tests of it.")
    private Optional<String> other = Optional.empty();

    @Mixin
    private EndpointOptions options = new EndpointOptions();

    /// @param vendors ids of what can be spoken
    EndpointEditCommand(CliContext context, List<String> vendors) {
        this.context = context;
        this.vendors = List.copyOf(vendors);
    }

    @Override
    public Integer call() {
        options.checkVendor(vendors);
        context.endpoints().change(book -> {
            var changed = book.with(options.applied(book.endpoint(name)));
            return other.map(now -> changed.renaming(name, now)).orElse(changed);
        });
        context.terminal().out().println("The endpoint " + other.orElse(name) + " is changed.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
