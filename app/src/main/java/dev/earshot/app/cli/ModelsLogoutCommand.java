package dev.earshot.app.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models logout`: forgets the access token that Earshot keeps for a hub.
@Command(name = "logout", description = "Forget the access token that Earshot keeps.")
final class ModelsLogoutCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--hub", paramLabel = "URL", description = "Which hub it is for. Default: the one in use.")
    private Optional<String> address = Optional.empty();

    ModelsLogoutCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var hub = HubOptions.settings(context, address).base();
        boolean forgotten;
        try {
            forgotten = context.modelPlaces().get().tokens().forget(hub);
        } catch (IOException e) {
            throw WriteFailure.of(e, "The file for the token");
        }
        var rest = HubOptions.settings(context, address).token().isPresent()
                ? " The environment (HF_TOKEN, or another program's login) still has one."
                : "";
        context.terminal()
                .out()
                .println((forgotten
                                ? "The token for " + hub + " is forgotten."
                                : "Earshot keeps no token for " + hub + ".")
                        + rest);
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
