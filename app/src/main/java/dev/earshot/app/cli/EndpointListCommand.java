package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot endpoint list`: what there is.
@Command(name = "list", description = "List the endpoints, and the collections of tests.")
final class EndpointListCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private EndpointListing listing = new EndpointListing();

    EndpointListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return listing.print(context).code();
    }
}
