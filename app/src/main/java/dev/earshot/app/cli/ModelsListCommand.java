package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot models list`: what there is.
@Command(
        name = "list",
        description = {
            "List the models that are ready to use, and those that are half downloaded.",
            "The one marked with * is used when none is chosen.",
        })
final class ModelsListCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private ModelListing listing = new ModelListing();

    ModelsListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return listing.print(context).code();
    }
}
