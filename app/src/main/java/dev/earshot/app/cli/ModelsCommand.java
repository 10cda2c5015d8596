package dev.earshot.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot models`: what can be used to hear; alone it is short for `earshot models list`.
@Command(
        name = "models",
        description = {
            "List the models that are ready to use, and fetch, check and remove them.",
            "The one marked with * is used when none is chosen.",
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot models list --all          what there is to have, and what for",
            "  earshot models get whisper-base    fetch one",
            "  earshot models bench whisper-base  does it keep up with speech here?",
            "",
            "Environment (what is set in Earshot wins):",
            "  HF_ENDPOINT, HF_TOKEN              another hub; who asks",
            "  HF_HOME, HF_HUB_CACHE              what other programs fetched, which is used",
            "  HF_HUB_OFFLINE                     1: fetch nothing",
            "  https_proxy, no_proxy              how the network is reached",
        })
final class ModelsCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private ModelListing listing = new ModelListing();

    ModelsCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    static CommandLine with(CliContext context, CommandLine.IFactory factory) {
        return new CommandLine(new ModelsCommand(context), factory)
                .addSubcommand(new ModelsListCommand(context))
                .addSubcommand(new ModelsGetCommand(context))
                .addSubcommand(new ModelsImportCommand(context))
                .addSubcommand(new ModelsVerifyCommand(context))
                .addSubcommand(new ModelsRemoveCommand(context))
                .addSubcommand(new ModelsMoveCommand(context))
                .addSubcommand(new ModelsBenchCommand(context))
                .addSubcommand(RuntimeCommand.with(context))
                .addSubcommand(new ModelsPathCommand(context))
                .addSubcommand(new ModelsLoginCommand(context))
                .addSubcommand(new ModelsLogoutCommand(context));
    }

    @Override
    public Integer call() {
        return listing.print(context).code();
    }
}
