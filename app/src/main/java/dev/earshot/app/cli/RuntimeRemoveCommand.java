package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `earshot models runtime remove`: deletes the PyTorch that was fetched.
@Command(
        name = "remove",
        description = "Delete the PyTorch that was fetched for the GPU; the one that comes with Earshot stays.")
final class RuntimeRemoveCommand implements Callable<Integer> {
    private final CliContext context;

    RuntimeRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.modelPlaces().get().runtime().remove();
        context.terminal().out().println("No PyTorch for the GPU is kept here; the one of Earshot itself is used.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
