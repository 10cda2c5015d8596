package dev.earshot.app.cli;

import dev.earshot.bridge.client.Vendors;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `earshot endpoint`: speech services elsewhere, under names; alone it is short for `earshot endpoint
/// list`.
@Command(
        name = "endpoint",
        description = {
            "Keep speech services elsewhere under names, with their addresses and options,",
            "and keys for them: each for the host it was entered for, and for no other.",
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot endpoint add mine --vendor earshot --address ws://127.0.0.1:8000",
            "  earshot endpoint add dg --vendor deepgram --address 'wss://{{host}}/v1/listen'",
            "  earshot endpoint environment set production host=api.deepgram.com",
            "  earshot endpoint key set https://api.deepgram.com",
            "  earshot endpoint test dg -e production talk.wav --reference talk.txt --expect-wer 0.2",
            "  earshot endpoint test ws://127.0.0.1:8000/ws/transcribe talk.wav --trace talk.trace",
            "  earshot endpoint conform dg -e production hello.wav --html report.html",
            "  earshot endpoint collection add smoke dg --sample kitchen --expect-wer 0.1",
            "  earshot endpoint run smoke -e production --junit out.xml",
            "  earshot endpoint load mine talk.wav --streams 20 --duration 1:00",
            "",
            "Environment:",
            "  EARSHOT_KEYRING                    off: keys in a file, not the system's keyring",
            "  EARSHOT_PASSPHRASE                 seals that file",
        })
final class EndpointCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private EndpointListing listing = new EndpointListing();

    private EndpointCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    ///
    /// @param vendors what can be spoken
    static CommandLine with(CliContext context, CommandLine.IFactory factory, Vendors vendors) {
        return new CommandLine(new EndpointCommand(context), factory)
                .addSubcommand(new EndpointListCommand(context))
                .addSubcommand(new EndpointShowCommand(context))
                .addSubcommand(new EndpointAddCommand(context, vendors.ids()))
                .addSubcommand(new EndpointEditCommand(context, vendors.ids()))
                .addSubcommand(new EndpointRemoveCommand(context))
                .addSubcommand(new EndpointTestCommand(context, vendors))
                .addSubcommand(new EndpointConformCommand(context, vendors))
                .addSubcommand(new EndpointRunCommand(context, vendors))
                .addSubcommand(EndpointCollectionCommand.with(context, factory))
                .addSubcommand(new EndpointAnswersCommand(context))
                .addSubcommand(new EndpointLoadCommand(context, vendors))
                .addSubcommand(new EndpointImportCommand(context))
                .addSubcommand(new EndpointExportCommand(context))
                .addSubcommand(EndpointKeyCommand.with(context, factory))
                .addSubcommand(EndpointEnvironmentCommand.with(context, factory));
    }

    @Override
    public Integer call() {
        return listing.print(context).code();
    }
}
