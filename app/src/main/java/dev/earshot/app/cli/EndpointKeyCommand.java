package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `earshot endpoint key`: keys, each for one address; alone it is short for `earshot endpoint key
/// list`.
@Command(
        name = "key",
        description = {
            "Keep keys, each for one scheme, host and port. It is sent there and nowhere else;",
            "docs/keys.md tells where it is kept, and what that protects from.",
        },
        synopsisSubcommandLabel = "[COMMAND]")
final class EndpointKeyCommand implements Callable<Integer> {
    private final CliContext context;

    private EndpointKeyCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context, CommandLine.IFactory factory) {
        return new CommandLine(new EndpointKeyCommand(context), factory)
                .addSubcommand(new EndpointKeyListCommand(context))
                .addSubcommand(new EndpointKeySetCommand(context))
                .addSubcommand(new EndpointKeyRemoveCommand(context));
    }

    @Override
    public Integer call() {
        return new EndpointKeyListCommand(context).call();
    }
}
