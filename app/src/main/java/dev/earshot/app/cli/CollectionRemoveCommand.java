package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.TestCollection;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `earshot endpoint collection remove`: one of them, or one of its tests.
@Command(name = "remove", description = "Forget a collection or, where a number is given, only that test.")
final class CollectionRemoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the collection.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "N", description = "Of the test. Default: all of it.")
    private Optional<Integer> number = Optional.empty();

    CollectionRemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.endpoints()
                .change(book -> number.map(one -> without(book, one)).orElseGet(() -> book.withoutCollection(name)));
        context.terminal()
                .out()
                .println(
                        number.isEmpty()
                                ? "The collection " + name + " is removed."
                                : "Test " + number.get() + " is removed from " + name + ".");
        context.terminal().checkOut();
        return ExitCode.OK.code();
    }

    private EndpointBook without(EndpointBook book, int one) {
        var collection = book.collection(name);
        if (one < 1 || one > collection.tests().size()) {
            throw new UsageException("The collection " + name + " has "
                    + collection.tests().size() + " tests, and none with number " + one);
        }
        var rest = new ArrayList<>(collection.tests());
        rest.remove(one - 1);
        return book.with(new TestCollection(name, rest, collection.unknown()));
    }
}
