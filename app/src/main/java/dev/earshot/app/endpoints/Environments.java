package dev.earshot.app.endpoints;

import dev.earshot.app.shell.Notices;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Changes the environments of the book. FX thread only.
final class Environments {
    private final Shelf shelf;
    private final Notices notices;
    private final Consumer<String> show;

    /// @param show is told which one is to be looked at
    Environments(Shelf shelf, Notices notices, Consumer<String> show) {
        this.shelf = shelf;
        this.notices = notices;
        this.show = show;
    }

    Optional<Environment> of(String name) {
        return shelf.book().get().environments().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /// Adds one, with the variables that the endpoints have.
    void add() {
        var name = Names.freeEnvironment("Environment", shelf.book().get());
        shelf.change(
                book -> {
                    var variables = new TreeMap<String, String>();
                    Variables.of(book).forEach(variable -> variables.put(variable, ""));
                    return book.with(Environment.of(name, variables));
                },
                () -> show.accept(name));
    }

    /// @param refused is told why that is no name for it
    void rename(String name, String other, Consumer<String> refused) {
        if (!name.equals(other)) {
            change(
                    name,
                    one -> new Environment(other, one.variables(), one.unknown()),
                    () -> show.accept(other),
                    refused);
        }
    }

    /// Puts these in the place of all its variables.
    ///
    /// @param refused is told why one of them is none
    void put(String name, Map<String, String> variables, Consumer<String> refused) {
        change(name, one -> new Environment(name, new TreeMap<>(variables), one.unknown()), () -> {}, refused);
    }

    private void change(String name, UnaryOperator<Environment> change, Runnable then, Consumer<String> refused) {
        shelf.change(
                book -> new EndpointBook(
                        book.endpoints(),
                        book.environments().stream()
                                .map(one -> one.name().equals(name) ? change.apply(one) : one)
                                .toList(),
                        book.collections(),
                        book.unknown()),
                then,
                refused);
    }

    /// Removes one; it can be brought back.
    void remove(String name) {
        of(name).ifPresent(gone -> shelf.change(
                book -> book.withoutEnvironment(name),
                () -> notices.info("The environment '" + name + "' was removed.", "Undo", () -> {
                    shelf.change(book -> book.with(gone), () -> show.accept(name));
                })));
    }
}
