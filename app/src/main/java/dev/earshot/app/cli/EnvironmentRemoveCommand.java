package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot endpoint environment remove`: one of them, or some of its variables.
@Command(name = "remove", description = "Forget an environment or, where variables are named, only these.")
final class EnvironmentRemoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the environment.")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "VARIABLE", description = "Default: all of it.")
    private List<String> variables = new ArrayList<>();

    EnvironmentRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.endpoints().change(book -> variables.isEmpty() ? book.withoutEnvironment(name) : without(book));
        context.terminal()
                .out()
                .println(
                        variables.isEmpty()
                                ? "The environment " + name + " is removed."
                                : String.join(", ", variables) + " is removed from " + name + ".");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private EndpointBook without(EndpointBook book) {
        var environment = book.environment(name);
        var rest = new TreeMap<>(environment.variables());
        for (String variable : variables) {
            if (!rest.containsKey(variable)) {
                throw new UsageException("The environment " + name + " has no variable '" + variable + "'"
                        + Nearest.suggestion(variable, rest.keySet()));
            }
            rest.remove(variable);
        }
        return book.with(new Environment(name, rest, environment.unknown()));
    }
}
