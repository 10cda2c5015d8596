package dev.earshot.app.models;

import dev.earshot.app.models.ModelState.Part;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The models of the page in the three parts of its list. A model that moves from one part to another stays the same
/// item. FX thread only.
final class ModelItems {
    private final Map<String, ModelItem> byId = new LinkedHashMap<>();
    private final Map<String, CatalogEntry> catalogue = new HashMap<>();
    private final Map<Part, ObservableList<ModelItem>> parts = new EnumMap<>(Part.class);
    // Kept: such a view is only held weakly by what it shows.
    private final Map<Part, ObservableList<ModelItem>> readOnly = new EnumMap<>(Part.class);
    private final ReadOnlyObjectWrapper<ModelFilter> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", ModelFilter.ALL);

    ModelItems() {
        for (var part : Part.values()) {
            ObservableList<ModelItem> list = FXCollections.observableArrayList();
            parts.put(part, list);
            readOnly.put(part, FXCollections.unmodifiableObservableList(list));
        }
    }

    /// Those in a part that the filter lets through; what is under way is always shown.
    ObservableList<ModelItem> in(Part part) {
        return readOnly.getOrDefault(part, FXCollections.emptyObservableList());
    }

    List<ModelItem> all() {
        return List.copyOf(byId.values());
    }

    ReadOnlyObjectProperty<ModelFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    void show(ModelFilter wanted) {
        filter.set(wanted);
        arrange();
    }

    /// The entry of the catalogue that an item stands for.
    Optional<CatalogEntry> entry(ModelItem item) {
        return Optional.ofNullable(catalogue.get(item.id()));
    }

    /// What can be loaded of an installed model.
    static Optional<InstalledModel> usable(ModelItem item) {
        return item.state().get() instanceof ModelState.Here here ? here.usable() : Optional.empty();
    }

    /// The first installed one that fits.
    Optional<ModelItem> here(Predicate<ModelItem> fits) {
        return byId.values().stream()
                .filter(item -> item.state().get().part() == Part.HERE)
                .filter(fits)
                .findFirst();
    }

    /// A model that is about to be fetched and is not in the catalogue.
    ModelItem arriving(String id, String name) {
        return byId.computeIfAbsent(id, _ -> new ModelItem(ModelFacts.named(id, name), new ModelState.Offered()));
    }

    /// Brings the items up to date with what was found on disk; those that are being fetched stay as they are.
    void update(Contents contents, Predicate<ModelItem> busy, Predicate<String> busyName) {
        var found = new LinkedHashMap<String, ModelItem>();
        catalogue.clear();
        contents.catalogue().forEach(entry -> catalogue.put(entry.id(), entry));
        contents.here().forEach(here -> put(found, here.facts(), new ModelState.Here(here.lying(), here.usable())));
        contents.unfinished().stream()
                .filter(begun -> !found.containsKey(begun.id()) && !busyName.test(begun.name()))
                .forEach(begun -> put(found, factsOf(begun.id(), begun.name()), new ModelState.Begun(begun)));
        byId.values().stream().filter(busy).forEach(item -> found.put(item.id(), item));
        contents.catalogue().stream()
                .filter(entry -> !found.containsKey(entry.id()) && !isHere(entry, contents))
                .forEach(entry -> put(found, ModelFacts.of(entry), new ModelState.Offered()));
        byId.clear();
        byId.putAll(found);
        arrange();
    }

    private void put(Map<String, ModelItem> found, ModelFacts facts, ModelState state) {
        var item = byId.getOrDefault(facts.id(), new ModelItem(facts, state));
        item.facts().set(facts);
        item.state().set(state);
        found.put(facts.id(), item);
    }

    private ModelFacts factsOf(String id, String name) {
        return Optional.ofNullable(catalogue.get(id)).map(ModelFacts::of).orElseGet(() -> ModelFacts.named(id, name));
    }

    /// Whether a copy of it is here under another name, as in the shared cache.
    private static boolean isHere(CatalogEntry entry, Contents contents) {
        return contents.here().stream()
                .anyMatch(here -> here.facts().repository().equals(Optional.of(entry.repository())));
    }

    /// Puts each item into its part.
    void arrange() {
        parts.forEach((part, list) -> {
            var wanted = byId.values().stream()
                    .filter(item -> item.state().get().part() == part)
                    .filter(item -> isShown(item.facts().get(), part))
                    .toList();
            if (!list.equals(wanted)) {
                list.setAll(wanted);
            }
        });
    }

    /// What is good for what is a question about models that one could get.
    private boolean isShown(ModelFacts facts, Part part) {
        return switch (part) {
            case UNDER_WAY -> true;
            case HERE -> filter.get().finds(facts);
            case OFFERED -> filter.get().shows(facts);
        };
    }
}
