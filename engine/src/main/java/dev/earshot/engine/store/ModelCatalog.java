package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The models that Earshot knows by name: `catalog.json` in the application, and a file of the user's own in the same
/// format, whose entries win where both have an id. Immutable.
///
/// @param entries in the order of the files, the user's additions last
/// @param problem a sentence about the user's file when it cannot be used; the built-in entries stay
public record ModelCatalog(List<CatalogEntry> entries, Optional<String> problem) {
    public ModelCatalog {
        entries = List.copyOf(entries);
    }

    /// What comes with the application.
    public static ModelCatalog builtIn() {
        return new ModelCatalog(List.of(), Optional.empty());
    }

    /// The same with the user's own entries.
    ///
    /// @param own a JSON file; it need not exist
    public static ModelCatalog with(Path own) {
        return builtIn();
    }

    /// The one that somebody means: by its id, or by its repository.
    public Optional<CatalogEntry> find(String name) {
        return entries.stream()
                .filter(entry -> entry.id().equals(name) || entry.repository().equals(name))
                .findFirst();
    }
}
