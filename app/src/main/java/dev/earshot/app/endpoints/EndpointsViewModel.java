package dev.earshot.app.endpoints;

import dev.earshot.app.shell.EndpointChoices;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.Environment;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the Endpoints page shows and does, without a single node. FX thread only; nothing here waits.
///
/// What is being typed in stays until it is saved or put away, whatever is looked at in the meantime:
/// each endpoint has
/// its own editor, and so has the one that is not saved yet.
final class EndpointsViewModel {
    /// Where Earshot's own server is when it runs with its usual settings.
    private static final URI OWN_SERVER = URI.create("ws://127.0.0.1:8000");

    private final Surroundings with;
    private final Shelf shelf;
    private final KeyRack keys;
    private final Collections collections;
    private final Environments environments;
    private final Exchange exchange;
    private final CollectionRuns runs;
    private final ReadOnlyObjectWrapper<List<EndpointFacts>> facts =
            new ReadOnlyObjectWrapper<>(this, "facts", List.of());
    private final ReadOnlyObjectWrapper<List<EndpointFacts>> listed =
            new ReadOnlyObjectWrapper<>(this, "listed", List.of());
    private final ReadOnlyObjectWrapper<String> filter = new ReadOnlyObjectWrapper<>(this, "filter", "");
    private final ReadOnlyObjectWrapper<Optional<String>> environment =
            new ReadOnlyObjectWrapper<>(this, "environment", Optional.empty());
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown", new Shown.First());
    private final ReadOnlyObjectWrapper<Optional<EndpointEditor>> editor =
            new ReadOnlyObjectWrapper<>(this, "editor", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private final Map<Shown, EndpointEditor> editors = new HashMap<>();
    private boolean begun;
    private boolean closed;

    EndpointsViewModel(Surroundings with) {
        this.with = with;
        shelf = new Shelf(with.user(), with.threads(), with.notices());
        keys = new KeyRack(with.user(), with.threads());
        collections = new Collections(shelf, with.notices(), name -> show(new Shown.Collection(name)));
        environments = new Environments(shelf, with.notices(), this::showEnvironment);
        runs = new CollectionRuns(with);
        exchange = new Exchange(shelf, with.threads(), with.notices());
        environment.set(with.choices().environment());
        shelf.book().subscribe(_ -> refill());
        keys.keys().subscribe(_ -> refill());
    }

    Surroundings with() {
        return with;
    }

    Shelf shelf() {
        return shelf;
    }

    KeyRack keys() {
        return keys;
    }

    Collections collections() {
        return collections;
    }

    Environments environments() {
        return environments;
    }

    CollectionRuns runs() {
        return runs;
    }

    /// Runs the tests of the collection that is shown, or stops those that run.
    void toggleTests() {
        if (runs.going()) {
            runs.stop();
        } else if (shown.get() instanceof Shown.Collection(var name)) {
            collections.of(name).ifPresent(one -> runs.run(book(), one, environment.get()));
        }
    }

    Exchange exchange() {
        return exchange;
    }

    private void showEnvironment(String name) {
        chooseEnvironment(Optional.of(name));
        show(new Shown.Environment(name));
    }

    /// All endpoints, in the order in which they were added.
    ReadOnlyObjectProperty<List<EndpointFacts>> facts() {
        return facts.getReadOnlyProperty();
    }

    /// Those that are looked for.
    ReadOnlyObjectProperty<List<EndpointFacts>> listed() {
        return listed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> filter() {
        return filter.getReadOnlyProperty();
    }

    /// Whose variables are filled in.
    ReadOnlyObjectProperty<Optional<String>> environment() {
        return environment.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Where what is shown is being changed.
    ReadOnlyObjectProperty<Optional<EndpointEditor>> editor() {
        return editor.getReadOnlyProperty();
    }

    /// The endpoint that the tabs are about.
    ReadOnlyObjectProperty<Optional<Chosen>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What is known of the endpoint that is shown.
    Optional<EndpointFacts> current() {
        return shown.get() instanceof Shown.Endpoint(var name) ? of(name) : Optional.empty();
    }

    private Optional<EndpointFacts> of(String name) {
        return facts.get().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    EndpointBook book() {
        return shelf.book().get();
    }

    /// The page is shown again.
    void refresh() {
        shelf.refresh();
        keys.look();
    }

    void search(String words) {
        filter.set(words);
        list();
    }

    void chooseEnvironment(Optional<String> name) {
        environment.set(name);
        remember(old -> old.withEnvironment(name));
        refill();
    }

    private void refill() {
        var book = book();
        if (shelf.isRead() && environment.get().filter(name -> !has(book, name)).isPresent()) {
            environment.set(Optional.empty());
        }
        facts.set(book.endpoints().stream()
                .map(one -> EndpointFacts.of(
                        one,
                        book,
                        environment.get(),
                        keys.keys().get(),
                        with.user().vendors()))
                .toList());
        list();
        settle();
    }

    private static boolean has(EndpointBook book, String environment) {
        return book.environments().stream().map(Environment::name).anyMatch(environment::equals);
    }

    private void list() {
        listed.set(facts.get().stream().filter(one -> one.matches(filter.get())).toList());
    }

    /// What was shown may be gone, and what there was first nothing of may be there.
    private void settle() {
        if (!begun && shelf.isRead()) {
            begun = true;
            with.choices().shown().flatMap(this::of).ifPresent(one -> show(new Shown.Endpoint(one.name())));
        }
        var gone = switch (shown.get()) {
            case Shown.First() -> !facts.get().isEmpty();
            case Shown.Endpoint(var name) -> of(name).isEmpty() && !editors.containsKey(shown.get());
            case Shown.Environment(var name) -> !has(book(), name);
            case Shown.Collection(var name) ->
                book().collections().stream().noneMatch(one -> one.name().equals(name));
            case Shown.NewEndpoint(), Shown.Builder() -> false;
        };
        if (gone) {
            show(
                    facts.get().isEmpty()
                            ? new Shown.First()
                            : new Shown.Endpoint(facts.get().getFirst().name()));
        } else {
            choose();
        }
    }

    void show(Shown what) {
        shown.set(what);
        editor.set(Optional.ofNullable(editors.get(what)));
        if (what instanceof Shown.Endpoint(var name)) {
            remember(old -> old.withShown(Optional.of(name)));
        }
        choose();
    }

    /// Shows what was shown before something that is no endpoint.
    void leave() {
        show(chosen.get()
                .<Shown>map(one -> new Shown.Endpoint(one.endpoint().name()))
                .orElseGet(Shown.First::new));
        settle();
    }

    /// The tabs keep the endpoint that they are about while something else is looked at.
    private void choose() {
        if (shown.get() instanceof Shown.Endpoint(var name)) {
            chosen.set(of(name).map(one -> new Chosen(one.endpoint(), environment.get())));
        } else if (facts.get().isEmpty()) {
            chosen.set(Optional.empty());
        }
    }

    /// The one after the one that is shown, or before it, among those that are listed.
    void step(int by) {
        var names = listed.get().stream().map(EndpointFacts::name).toList();
        if (!names.isEmpty()) {
            int at = current().map(one -> names.indexOf(one.name())).orElse(-1);
            int next = at < 0 ? 0 : Math.floorMod(at + by, names.size());
            show(new Shown.Endpoint(names.get(next)));
        }
    }

    /// Begins an endpoint, or goes on with the one that was begun.
    void add() {
        add(EndpointDraft.EMPTY);
    }

    /// Begins an endpoint at an address, of the kind that this is probably of.
    void add(String address) {
        var host = Kinds.address(address).map(URI::getHost).orElse("");
        var draft = EndpointDraft.EMPTY
                .with(Entry.ADDRESS, address.strip())
                .with(Entry.NAME, host.isEmpty() ? "" : Names.free(host, book()));
        add(Kinds.guess(address, with.user().vendors())
                .map(kind -> draft.with(Entry.KIND, kind.id()))
                .orElse(draft));
    }

    void add(EndpointDraft draft) {
        var place = new Shown.NewEndpoint();
        if (!editors.containsKey(place) || !editors.get(place).isChanged()) {
            editors.put(
                    place,
                    new EndpointEditor(
                            Optional.empty(), draft, shelf, with.user().vendors()));
        } else if (!draft.texts().isEmpty()) {
            with.notices().info("Another endpoint is being added already; save it or put it away first.");
        }
        show(place);
    }

    /// Saves Earshot's own server on this machine as an endpoint, or shows it where it is saved
    /// already.
    void addOwnServer() {
        var address = with.ownServer().get().orElse(OWN_SERVER).toString();
        var there = facts.get().stream()
                .filter(one -> one.endpoint().vendor().equals("earshot")
                        && one.address().equals(address))
                .findFirst();
        if (there.isPresent()) {
            show(new Shown.Endpoint(there.get().name()));
        } else {
            var endpoint = SavedEndpoint.of(Names.free("This computer", book()), "earshot", address);
            shelf.change(book -> book.with(endpoint), () -> show(new Shown.Endpoint(endpoint.name())));
            if (with.ownServer().get().isEmpty()) {
                with.notices().info("The server of this computer is not on; start it on the Server page first.");
            }
        }
    }

    void edit() {
        current().ifPresent(one -> {
            var place = shown.get();
            editors.computeIfAbsent(
                    place,
                    _ -> new EndpointEditor(
                            Optional.of(one.name()),
                            EndpointDraft.of(one.endpoint()),
                            shelf,
                            with.user().vendors()));
            show(place);
        });
    }

    void save() {
        var place = shown.get();
        editor.get()
                .ifPresent(one -> one.save(name -> {
                    editors.remove(place);
                    show(new Shown.Endpoint(name));
                }));
    }

    /// Puts away what was typed in, and gives it back on request.
    void putAway() {
        var place = shown.get();
        editor.get().ifPresent(one -> {
            editors.remove(place);
            if (one.isChanged()) {
                with.notices().info("What you had typed was put away.", "Bring it back", () -> {
                    editors.put(place, one);
                    show(place);
                });
            }
            show(place instanceof Shown.NewEndpoint ? new Shown.First() : place);
            settle();
        });
    }

    /// All editors that are open, shown or not.
    List<EndpointEditor> open() {
        return List.copyOf(editors.values());
    }

    /// Names of endpoints with changes that are not saved.
    List<String> unsaved() {
        var names = new ArrayList<String>();
        editors.forEach((_, one) -> {
            if (one.isChanged()) {
                names.add(one.original().orElse(one.draft().get().text(Entry.NAME)));
            }
        });
        return names;
    }

    void duplicate() {
        current().ifPresent(one -> {
            var copy = one.endpoint().named(Names.free(one.name() + " copy", book()));
            shelf.change(book -> book.with(copy), () -> show(new Shown.Endpoint(copy.name())));
        });
    }

    /// Removes the endpoint that is shown; it can be brought back, and its key stays.
    void remove() {
        current().ifPresent(one -> {
            int place = book().endpoints().indexOf(one.endpoint());
            var tests = book().collectionsOf(one.name());
            shelf.change(book -> book.withoutEndpoint(one.name()), () -> {
                editors.remove(new Shown.Endpoint(one.name()));
                settle();
                with.notices().info("'" + one.name() + "' was removed." + left(one, tests), "Undo", () -> {
                    shelf.change(
                            book -> Placing.back(book, one.endpoint(), place),
                            () -> show(new Shown.Endpoint(one.name())));
                });
            });
        });
    }

    private void remember(UnaryOperator<EndpointChoices> change) {
        if (!closed) {
            with.choose(change);
        }
    }

    /// Nothing is remembered any more: what the disk or the keyring still answers comes too late.
    void close() {
        closed = true;
    }

    private static String left(EndpointFacts gone, List<String> tests) {
        var key = gone.key() instanceof KeyState.Kept(var origin, var _) ? " The key for " + origin + " is kept." : "";
        return tests.isEmpty() ? key : key + " Tests of it remain in " + String.join(", ", tests) + ".";
    }
}
