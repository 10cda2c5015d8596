package dev.earshot.app.endpoints;

import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// An endpoint that is being typed in. FX thread only.
final class EndpointEditor {
    private final Optional<String> original;
    private final EndpointDraft before;
    private final Shelf shelf;
    private final Vendors vendors;
    private final Set<Entry> touched = EnumSet.noneOf(Entry.class);
    private final ReadOnlyObjectWrapper<EndpointDraft> draft;
    private final ReadOnlyObjectWrapper<Map<Entry, String>> complaints =
            new ReadOnlyObjectWrapper<>(this, "complaints", Map.of());
    private final ReadOnlyObjectWrapper<Optional<String>> refused =
            new ReadOnlyObjectWrapper<>(this, "refused", Optional.empty());
    private boolean kindChosen;

    /// @param original the name of the endpoint that is being changed; empty for a new one
    EndpointEditor(Optional<String> original, EndpointDraft before, Shelf shelf, Vendors vendors) {
        this.original = original;
        this.before = before;
        this.shelf = shelf;
        this.vendors = vendors;
        kindChosen = original.isPresent();
        draft = new ReadOnlyObjectWrapper<>(this, "draft", before);
        if (original.isEmpty()) {
            touched.addAll(before.texts().keySet());
        }
        complain(checked());
    }

    Optional<String> original() {
        return original;
    }

    ReadOnlyObjectProperty<EndpointDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    /// What is to be said beside each entry: nothing of one that nobody has come to yet.
    ReadOnlyObjectProperty<Map<Entry, String>> complaints() {
        return complaints.getReadOnlyProperty();
    }

    /// Why it could not be saved, beside what is wrong with an entry.
    ReadOnlyObjectProperty<Optional<String>> refused() {
        return refused.getReadOnlyProperty();
    }

    boolean isChanged() {
        return !draft.get().equals(before);
    }

    Optional<EndpointVendor> kind() {
        return vendors.all().stream()
                .filter(one -> one.id().equals(draft.get().text(Entry.KIND)))
                .findFirst();
    }

    void type(Entry entry, String text) {
        if (!draft.get().text(entry).equals(text)) {
            touched.add(entry);
            show(draft.get().with(entry, text));
            if (entry == Entry.ADDRESS && !kindChosen) {
                Kinds.guess(text, vendors).ifPresent(kind -> {
                    touched.add(Entry.KIND);
                    show(draft.get().with(Entry.KIND, kind.id()));
                });
            }
        }
    }

    /// The user says what is spoken; where no address was given, the usual one of that kind is.
    void choose(EndpointVendor kind) {
        kindChosen = true;
        touched.add(Entry.KIND);
        var now = draft.get().with(Entry.KIND, kind.id());
        var usual = vendors.all().stream()
                .anyMatch(one -> one.address().toString().equals(draft.get().text(Entry.ADDRESS)));
        if (draft.get().given(Entry.ADDRESS).isEmpty() || (usual && original.isEmpty())) {
            now = now.with(Entry.ADDRESS, kind.address().toString());
        }
        if (draft.get().given(Entry.NAME).isEmpty()) {
            now = now.with(Entry.NAME, Names.free(kind.name(), shelf.book().get()));
        }
        show(now);
    }

    void chooseCached(boolean cached) {
        show(draft.get().withCached(cached));
    }

    private void show(EndpointDraft now) {
        draft.set(now);
        refused.set(Optional.empty());
        complain(checked());
    }

    private void complain(DraftCheck now) {
        var said = new EnumMap<Entry, String>(Entry.class);
        touched.forEach(entry -> now.about(entry).ifPresent(sentence -> said.put(entry, sentence)));
        complaints.set(Map.copyOf(said));
    }

    private DraftCheck checked() {
        return DraftCheck.of(draft.get(), without(shelf.book().get()), vendors);
    }

    private EndpointBook without(EndpointBook book) {
        return original.filter(name -> isIn(book, name))
                .map(book::withoutEndpoint)
                .orElse(book);
    }

    private static boolean isIn(EndpointBook book, String name) {
        return book.endpoints().stream().anyMatch(one -> one.name().equals(name));
    }

    /// Saves it if nothing is wrong; what is wrong is shown beside each entry.
    ///
    /// @param saved is run with its name when it is in the file
    void save(Consumer<String> saved) {
        touched.addAll(EnumSet.allOf(Entry.class));
        var now = checked();
        complain(now);
        now.endpoint()
                .ifPresent(endpoint -> shelf.change(
                        book -> put(book, endpoint),
                        () -> saved.accept(endpoint.name()),
                        sentence -> refused.set(Optional.of(sentence))));
    }

    /// Another window may have changed the book in the meantime.
    private EndpointBook put(EndpointBook book, SavedEndpoint endpoint) {
        var from = original.filter(name -> isIn(book, name));
        if (from.filter(endpoint.name()::equals).isEmpty() && isIn(book, endpoint.name())) {
            throw new SttException(
                    SttError.UNSUPPORTED, "There is now an endpoint '" + endpoint.name() + "'; choose another name.");
        }
        return from.map(name -> book.renaming(name, endpoint.name()))
                .orElse(book)
                .with(endpoint);
    }
}
