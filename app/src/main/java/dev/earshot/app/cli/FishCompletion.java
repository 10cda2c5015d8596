package dev.earshot.app.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A completion script for fish, a `complete` line a command and an option.
final class FishCompletion {
    private FishCompletion() {}

    static String script(CommandLine root) {
        var script = new StringBuilder("# fish completion for earshot; made by: earshot completion fish\n");
        root.getSubcommands()
                .forEach((name, command) -> script.append(word("__fish_use_subcommand", name, command))
                        .append(within("__fish_seen_subcommand_from " + name, command)));
        for (OptionSpec option : root.getCommandSpec().options()) {
            script.append(line("-n __fish_use_subcommand", option));
        }
        return script.toString();
    }

    /// What can follow a command: its options and words, and the commands under it with theirs.
    private static String within(String inside, CommandLine command) {
        var script = new StringBuilder(below(inside, command));
        var inner = command.getSubcommands();
        var none = "'" + inside + "; and not __fish_seen_subcommand_from " + String.join(" ", inner.keySet()) + "'";
        inner.forEach((name, one) -> script.append(word(none, name, one))
                .append(within(inside + "; and __fish_seen_subcommand_from " + name, one)));
        return script.toString();
    }

    private static String word(String condition, String name, CommandLine command) {
        return "complete -c earshot -n " + condition + " -a " + name
                + description(command.getCommandSpec().usageMessage().description()) + "\n";
    }

    /// The options of a command, and the words that can follow it.
    private static String below(String condition, CommandLine command) {
        var lines = new StringBuilder();
        for (OptionSpec option : command.getCommandSpec().options()) {
            lines.append(line("-n '" + condition + "'", option));
        }
        for (ArgSpec word : command.getCommandSpec().positionalParameters()) {
            var candidates = candidates(word);
            if (!candidates.isEmpty()) {
                lines.append("complete -c earshot -n '")
                        .append(condition)
                        .append('\'')
                        .append(candidates)
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static String candidates(ArgSpec argument) {
        var words = Optional.ofNullable(argument.completionCandidates()).stream()
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .filter(word -> word.matches("[\\w./:-]+"))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "" : " -f -a '" + words + "'";
    }

    private static String line(String condition, OptionSpec option) {
        var line = new StringBuilder("complete -c earshot ").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            line.append(" -r").append(candidates(option));
        }
        return line.append(description(option.description())).append('\n').toString();
    }

    private static String description(String... lines) {
        var text = String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
        return text.isEmpty() ? "" : " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
