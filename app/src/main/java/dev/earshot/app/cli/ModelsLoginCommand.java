package dev.earshot.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models login`: keeps an access token for a hub.
@Command(
        name = "login",
        description = {
            "Keep an access token for models that need an account.",
            "It is read from standard input, or typed without being shown; it is kept in a",
            "file that only you can read, and sent to that hub and to no other host.",
        })
final class ModelsLoginCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--hub", paramLabel = "URL", description = "Which hub it is for. Default: the one in use.")
    private Optional<String> address = Optional.empty();

    ModelsLoginCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var hub = HubOptions.settings(context, address).base();
        var token = SecretInput.TOKEN.read(context.terminal(), hub.toString());
        try {
            context.modelPlaces().get().tokens().keep(hub, token);
        } catch (IOException e) {
            throw WriteFailure.of(e, "The file for the token");
        }
        context.terminal().out().println("The token for " + hub + " is kept; 'earshot models logout' forgets it.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
