package dev.earshot.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// A completion script for fish, a `complete` line a command and an option.
final class FishCompletion {
    private FishCompletion() {}

    static String script(CommandLine root) {
        var script = new StringBuilder("# fish completion for earshot; made by: earshot completion fish\n");
        root.getSubcommands().forEach((name, command) -> {
            script.append("complete -c earshot -n __fish_use_subcommand -a ")
                    .append(name)
                    .append(description(command.getCommandSpec().usageMessage().description()))
                    .append('\n');
            for (OptionSpec option : command.getCommandSpec().options()) {
                script.append(line("-n '__fish_seen_subcommand_from " + name + "'", option));
            }
        });
        for (OptionSpec option : root.getCommandSpec().options()) {
            script.append(line("-n __fish_use_subcommand", option));
        }
        return script.toString();
    }

    private static String line(String condition, OptionSpec option) {
        var line = new StringBuilder("complete -c earshot ").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        return line.append(description(option.description())).append('\n').toString();
    }

    private static String description(String... lines) {
        var text = String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
        return text.isEmpty() ? "" : " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
