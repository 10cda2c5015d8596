package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot endpoint key remove`: forgets a key.
@Command(name = "remove", description = "Forget the key for an address.")
final class EndpointKeyRemoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private KeyAddress address = new KeyAddress();

    EndpointKeyRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var origin = address.origin(context);
        boolean forgotten = context.keys().get().forget(origin);
        context.terminal()
                .out()
                .println(
                        forgotten ? "The key for " + origin + " is forgotten." : "There is no key for " + origin + ".");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
