package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `earshot endpoint add`: a new one.
@Command(name = "add", description = "Keep an endpoint under a name.")
final class EndpointAddCommand implements Callable<Integer> {
    private final CliContext context;
    private final List<String> vendors;

    @Parameters(paramLabel = "NAME", description = "Any that is not taken.")
    private String name = "";

    @Mixin
    private EndpointOptions options = new EndpointOptions();

    /// @param vendors ids of what can be spoken
    EndpointAddCommand(CliContext context, List<String> vendors) {
        this.context = context;
        this.vendors = List.copyOf(vendors);
    }

    @Override
    public Integer call() {
        options.checkVendor(vendors);
        var vendor = options.vendor()
                .orElseThrow(() -> new UsageException(
                        "What does it speak? Say so with --vendor: one of " + String.join(", ", vendors)));
        var address = options.address()
                .orElseThrow(() -> new UsageException("Where is it? Say so with --address: wss://api.example.org/v1"));
        var endpoint = options.applied(SavedEndpoint.of(name, vendor, address));
        context.endpoints().change(book -> {
            if (book.endpoints().stream().anyMatch(other -> other.name().equals(name))) {
                throw new UsageException("There is an endpoint '" + name + "' already: change it with 'earshot endpoint"
                        + " edit', or choose another name");
            }
            return book.with(endpoint);
        });
        context.terminal().out().println("The endpoint " + name + " is kept.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
