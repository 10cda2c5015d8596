package dev.earshot.app.cli;

import dev.earshot.app.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `earshot` itself: the help, the version, and what all commands share.
@Command(
        name = "earshot",
        versionProvider = EarshotCommand.VersionText.class,
        description = {
            "Speech to text on your own machine: nothing you record or transcribe leaves it.",
            "",
            "'earshot' alone opens the window, 'earshot talk.mp3' opens it on a recording.",
            "",
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earshot transcribe talk.mp3               text as it is heard",
            "  earshot transcribe talk.mp3 -o talk.srt   subtitles into a file",
            "  earshot record --transcribe               text appears while you speak",
            "  earshot help transcribe                   all about one command",
            "",
            "Environment:",
            "  NO_COLOR                           set to anything: no bold or dim text",
            "  XDG_CONFIG_HOME, XDG_DATA_HOME     where settings and models lie (Linux)",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:a fault of Earshot's own",
            "2:the command line is wrong",
            "3:a recording is missing, unreadable or no audio",
            "4:the output could not be written",
            "5:a model or endpoint is missing, damaged, or cannot do what was asked",
            "6:there is no such sound device, or it is busy, or it went away",
            "7:the network or the model hub does not answer, or denies access",
            "130:stopped by Ctrl-C",
        })
final class EarshotCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Tell on standard error what is going on inside.")
    private boolean verbose;

    EarshotCommand(CliContext context) {
        this.context = context;
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public Integer call() {
        context.terminal().say("say what to do, for example: earshot transcribe talk.mp3");
        spec.commandLine().usage(context.terminal().err());
        return ExitCode.USAGE.code();
    }

    /// The version, for picocli.
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                Version.application(),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }
}
