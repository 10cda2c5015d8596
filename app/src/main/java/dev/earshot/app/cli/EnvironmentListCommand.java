package dev.earshot.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot endpoint environment list`: all of them, with their variables.
@Command(name = "list", description = "List the environments, with what their variables stand for.")
final class EnvironmentListCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    EnvironmentListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var environments = new LinkedHashMap<String, Map<String, String>>();
        context.endpoints().read().environments().forEach(one -> environments.put(one.name(), one.variables()));
        if (json) {
            Json.print(context.terminal(), environments);
            return ExitCode.OK.code();
        }
        var out = context.terminal().out();
        environments.forEach((name, variables) -> {
            out.println(name);
            variables.forEach((variable, value) -> out.println("  " + variable + "=" + value));
        });
        if (environments.isEmpty()) {
            out.println("There is no environment yet; 'earshot endpoint environment set' adds one.");
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }
}
