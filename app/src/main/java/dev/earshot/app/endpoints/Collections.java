package dev.earshot.app.endpoints;

import dev.earshot.app.shell.Notices;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.TestCollection;
import dev.earshot.bridge.endpoint.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Changes the collections of tests in the book. FX thread only.
final class Collections {
    private final Shelf shelf;
    private final Notices notices;
    private final Consumer<String> show;

    /// @param show is told which one is to be looked at
    Collections(Shelf shelf, Notices notices, Consumer<String> show) {
        this.shelf = shelf;
        this.notices = notices;
        this.show = show;
    }

    Optional<TestCollection> of(String name) {
        return shelf.book().get().collections().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    List<String> names() {
        return shelf.book().get().collections().stream()
                .map(TestCollection::name)
                .toList();
    }

    void add() {
        var added =
                new TestCollection(Names.freeCollection("Tests", shelf.book().get()), List.of(), Unknown.NONE);
        shelf.change(book -> book.with(added), () -> show.accept(added.name()));
    }

    /// @param refused is told why that is no name for it
    void rename(String name, String other, Consumer<String> refused) {
        if (!name.equals(other)) {
            change(
                    name,
                    one -> new TestCollection(other, one.tests(), one.unknown()),
                    () -> show.accept(other),
                    refused);
        }
    }

    /// Removes one; it can be brought back.
    void remove(String name) {
        of(name).ifPresent(gone -> shelf.change(
                book -> book.withoutCollection(name),
                () -> notices.info("The collection '" + name + "' was removed.", "Undo", () -> {
                    shelf.change(book -> book.with(gone), () -> show.accept(name));
                })));
    }

    /// Adds a test at the end, to a collection that is made if there is none of that name.
    void collect(String collection, EndpointTest test) {
        shelf.change(
                book -> book.collections().stream().anyMatch(one -> one.name().equals(collection))
                        ? book
                        : book.with(new TestCollection(collection, List.of(), Unknown.NONE)),
                () -> put(
                        collection,
                        tests -> with(tests, tests.size(), test),
                        () -> notices.info(
                                "The test is now in '" + collection + "'.", "Show", () -> show.accept(collection))));
    }

    void add(String collection, EndpointTest test) {
        put(collection, tests -> with(tests, tests.size(), test), () -> {});
    }

    void replace(String collection, int index, EndpointTest test) {
        put(
                collection,
                tests -> {
                    var changed = new ArrayList<>(tests);
                    changed.set(index, test);
                    return changed;
                },
                () -> {});
    }

    void move(String collection, int index, int by) {
        put(collection, tests -> Placing.moved(tests, index, by), () -> {});
    }

    /// Removes a test; it can be brought back.
    void remove(String collection, int index) {
        of(collection).filter(one -> index >= 0 && index < one.tests().size()).ifPresent(one -> {
            var gone = one.tests().get(index);
            put(
                    collection,
                    tests -> without(tests, gone),
                    () -> notices.info(
                            "The test was removed.",
                            "Undo",
                            () -> put(
                                    collection, tests -> with(tests, Math.min(index, tests.size()), gone), () -> {})));
        });
    }

    private static List<EndpointTest> with(List<EndpointTest> tests, int place, EndpointTest test) {
        var all = new ArrayList<>(tests);
        all.add(place, test);
        return all;
    }

    /// Without the first that is like it.
    private static List<EndpointTest> without(List<EndpointTest> tests, EndpointTest gone) {
        var all = new ArrayList<>(tests);
        all.remove(gone);
        return all;
    }

    private void put(String collection, UnaryOperator<List<EndpointTest>> change, Runnable then) {
        change(
                collection,
                one -> new TestCollection(one.name(), change.apply(one.tests()), one.unknown()),
                then,
                notices::problem);
    }

    private void change(String name, UnaryOperator<TestCollection> change, Runnable then, Consumer<String> refused) {
        shelf.change(
                book -> new EndpointBook(
                        book.endpoints(),
                        book.environments(),
                        book.collections().stream()
                                .map(one -> one.name().equals(name) ? change.apply(one) : one)
                                .toList(),
                        book.unknown()),
                then,
                refused);
    }
}
