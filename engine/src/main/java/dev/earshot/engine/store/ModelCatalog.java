package dev.earshot.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The models that Earshot knows by name: `catalog.json` in the application, and a file of the user's
/// own in the same format, whose entries win where both have an id. Immutable.
///
/// @param entries in the order of the files, the user's additions last
/// @param problem a sentence about the user's file when it cannot be used; the built-in entries stay
public record ModelCatalog(List<CatalogEntry> entries, Optional<String> problem) {
    public ModelCatalog {
        entries = List.copyOf(entries);
    }

    /// What comes with the application.
    public static ModelCatalog builtIn() {
        try (var resource = ModelCatalog.class.getResourceAsStream("catalog.json")) {
            if (resource == null) {
                throw new IllegalStateException("catalog.json is not in the application");
            }
            return new ModelCatalog(new CatalogJson(resource.readAllBytes()).entries(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same with the user's own entries.
    ///
    /// @param own a JSON file; it need not exist
    public static ModelCatalog with(Path own) {
        var builtIn = builtIn();
        if (!Files.exists(own)) {
            return builtIn;
        }
        try {
            var byId = new LinkedHashMap<String, CatalogEntry>();
            builtIn.entries().forEach(entry -> byId.put(entry.id(), entry));
            new CatalogJson(Files.readAllBytes(own)).entries().forEach(entry -> byId.put(entry.id(), entry));
            return new ModelCatalog(List.copyOf(byId.values()), Optional.empty());
        } catch (JacksonException e) {
            return builtIn.without(own, "it is no JSON" + ModelJson.place(e));
        } catch (IllegalArgumentException e) {
            return builtIn.without(own, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return builtIn.without(own, "it cannot be read");
        }
    }

    private ModelCatalog without(Path own, String why) {
        return new ModelCatalog(
                entries, Optional.of("Your list of models " + own + " is not used: " + why + ". Mend or remove it."));
    }

    /// The one that somebody means: by its id, or by its repository.
    public Optional<CatalogEntry> find(String name) {
        return entries.stream()
                .filter(entry -> entry.id().equals(name) || entry.repository().equals(name))
                .findFirst();
    }
}
