package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `earshot endpoint environment`: what variables stand for; alone it is short for its `list`.
@Command(
        name = "environment",
        description = {
            "Keep what {{variables}} stand for: in staging, in production.",
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint environment set staging host=stt.staging.test region=eu",
            "  earshot endpoint environment remove staging region",
        })
final class EndpointEnvironmentCommand implements Callable<Integer> {
    private final CliContext context;

    private EndpointEnvironmentCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context, CommandLine.IFactory factory) {
        return new CommandLine(new EndpointEnvironmentCommand(context), factory)
                .addSubcommand(new EnvironmentListCommand(context))
                .addSubcommand(new EnvironmentSetCommand(context))
                .addSubcommand(new EnvironmentRemoveCommand(context));
    }

    @Override
    public Integer call() {
        return new EnvironmentListCommand(context).call();
    }
}
