package dev.earshot.app.cli;

import dev.earshot.bridge.client.Vendors;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `earshot trace`: sessions that were written down.
@Command(
        name = "trace",
        description = {
            "Look at a session that was written down, hear it again, and compare two.",
            "'earshot serve --traces DIR' writes such files; docs/trace.md describes them.",
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot trace show session.trace                what happened, in order",
            "  earshot trace show session.trace --frames       with every message",
            "  earshot trace replay session.trace -m whisper-base --realtime",
            "  earshot trace replay session.trace --endpoint wss://stt.example.org/v1/listen",
            "  earshot trace diff monday.trace tuesday.trace   1 when their texts differ",
        })
final class TraceCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TraceCommand(CliContext context) {
        this.context = context;
    }

    /// The command with those under it.
    ///
    /// @param vendors what can be spoken
    static CommandLine with(CliContext context, CommandLine.IFactory factory, Vendors vendors) {
        return new CommandLine(new TraceCommand(context), factory)
                .addSubcommand(new TraceShowCommand(context))
                .addSubcommand(new TraceReplayCommand(context, vendors))
                .addSubcommand(new TraceDiffCommand(context));
    }

    @Override
    public Integer call() {
        context.terminal().say("say what to do, for example: earshot trace show session.trace");
        spec.commandLine().usage(context.terminal().err());
        return ExitCode.USAGE.code();
    }
}
