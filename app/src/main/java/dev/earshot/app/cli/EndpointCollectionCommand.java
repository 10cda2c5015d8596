package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `earshot endpoint collection`: tests that belong together; alone it is short for its `list`.
@Command(
        name = "collection",
        description = {
            "Keep tests of endpoints together: what is sent to which of them, and what is expected.",
            "'earshot endpoint run' runs them.",
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint collection add smoke dg --sample kitchen --expect-wer 0.1",
            "  earshot endpoint collection add smoke dg talk.wav --reference \"Hello, world.\" --expect-final 1.5",
            "  earshot endpoint collection list smoke",
            "  earshot endpoint collection remove smoke 2",
        })
final class EndpointCollectionCommand implements Callable<Integer> {
    private final CliContext context;

    private EndpointCollectionCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context, CommandLine.IFactory factory) {
        return new CommandLine(new EndpointCollectionCommand(context), factory)
                .addSubcommand(new CollectionListCommand(context))
                .addSubcommand(new CollectionAddCommand(context))
                .addSubcommand(new CollectionRemoveCommand(context));
    }

    @Override
    public Integer call() {
        return new CollectionListCommand(context).call();
    }
}
