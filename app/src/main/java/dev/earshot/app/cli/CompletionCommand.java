package dev.earshot.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `earshot completion`: a script that teaches a shell our commands and options.
@Command(
        name = "completion",
        description = "Print a completion script for a shell.",
        footerHeading = "%nTo install it:%n",
        footer = {
            "  bash   earshot completion bash > ~/.local/share/bash-completion/completions/earshot",
            "  zsh    earshot completion zsh > ~/.earshot-completion, and in ~/.zshrc: source ~/.earshot-completion",
            "  fish   earshot completion fish > ~/.config/fish/completions/earshot.fish",
        })
final class CompletionCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.BASH;

    CompletionCommand(CliContext context) {
        this.context = context;
    }

    /// The shells we can teach.
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        var root = spec.root().commandLine();
        var script = switch (shell) {
            // The bash script loads zsh's own emulation of bash completion when it runs in zsh.
            case BASH, ZSH -> AutoComplete.bash("earshot", root);
            case FISH -> FishCompletion.script(root);
        };
        context.terminal().out().println(script);
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
