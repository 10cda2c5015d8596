package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot endpoint environment set`: variables of one.
@Command(
        name = "set",
        description = "Set variables of an environment, which is made if there is none. The others stay as they are.")
final class EnvironmentSetCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the environment: staging, production.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "VARIABLE=VALUE", description = "Never a key.")
    private List<String> variables = new ArrayList<>();

    EnvironmentSetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.endpoints().change(book -> {
            var before = book.environments().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> new Environment(name, new TreeMap<>(), Unknown.NONE));
            var all = new TreeMap<>(before.variables());
            variables.forEach(text -> set(all, text));
            return book.with(new Environment(name, all, before.unknown()));
        });
        context.terminal().out().println("The environment " + name + " is kept.");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private static void set(Map<String, String> all, String text) {
        int sign = text.indexOf('=');
        if (sign < 1) {
            throw new UsageException("'" + text + "' does not say what a variable stands for: write VARIABLE=VALUE");
        }
        all.put(text.substring(0, sign), text.substring(sign + 1));
    }
}
