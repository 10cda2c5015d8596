package dev.earshot.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "Default: all of them, in short.")
    private Optional<String> command = Optional.empty();

    HelpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var root = spec.root().commandLine();
        var wanted = command.map(name -> Optional.ofNullable(
                                root.getSubcommands().get(name))
                        .orElseThrow(() -> new UsageException("There is no command '" + name + "'"
                                + Nearest.suggestion(name, root.getSubcommands().keySet()))))
                .orElse(root);
        wanted.usage(context.terminal().out());
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
