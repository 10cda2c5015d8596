package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.EndpointBook;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot endpoint remove`: forgets endpoints, or collections.
@Command(
        name = "remove",
        description = {
            "Forget endpoints. Their keys stay: 'earshot endpoint key remove' forgets those.",
        })
final class EndpointRemoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "As 'earshot endpoint list' names them.")
    private List<String> names = new ArrayList<>();

    EndpointRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var before = new AtomicReference<>(EndpointBook.EMPTY);
        context.endpoints().change(book -> {
            before.set(book);
            return without(book);
        });
        for (String name : names) {
            context.terminal().out().println("The endpoint " + name + " is removed.");
            var tested = before.get().collectionsOf(name);
            if (!tested.isEmpty()) {
                context.terminal().say("The collection " + String.join(", ", tested) + " still tests '" + name + "'.");
            }
        }
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    /// All of them or, when one is not there, none.
    private EndpointBook without(EndpointBook book) {
        names.forEach(book::endpoint);
        var rest = book;
        for (String name : names) {
            rest = rest.withoutEndpoint(name);
        }
        return rest;
    }
}
