package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot endpoint key set`: keeps a key.
@Command(
        name = "set",
        description = {
            "Keep a key for an address, in the place of an earlier one. It is typed without",
            "being shown, or read from standard input; it cannot be an argument, which other",
            "programs could read.",
        })
final class EndpointKeySetCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private KeyAddress address = new KeyAddress();

    EndpointKeySetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var origin = address.origin(context);
        var vault = context.keys().get();
        vault.keep(origin, SecretInput.KEY.read(context.terminal(), origin.toString()));
        context.terminal().out().println("The key for " + origin + " is kept in " + vault.place() + ".");
        origin.exposure().ifPresent(context.terminal()::say);
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
