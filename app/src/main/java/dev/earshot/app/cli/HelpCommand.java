package dev.earshot.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `earshot help COMMAND`, for those who do not try `earshot COMMAND --help`.
@Command(name = "help", description = "Tell all about one command.")
final class HelpCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Default: all of them, in short.")
    private List<String> command = new ArrayList<>();

    HelpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var wanted = spec.root().commandLine();
        for (String name : command) {
            wanted = under(wanted, name);
        }
        wanted.usage(context.terminal().out());
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private static CommandLine under(CommandLine command, String name) {
        var known = command.getSubcommands();
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new UsageException(
                        "There is no command '" + name + "'" + Nearest.suggestion(name, known.keySet())));
    }
}
