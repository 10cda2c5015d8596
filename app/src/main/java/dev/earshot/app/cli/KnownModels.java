package dev.earshot.app.cli;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelCatalog;
import dev.earshot.engine.store.ModelManifest;
import dev.earshot.engine.store.ModelManifest.Origin.FromHub;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.ModelStore;
import dev.earshot.engine.store.StoredModel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user means by the name of a model.
final class KnownModels {
    private final Models models;
    private final ModelCatalog catalog;
    private final ModelStore store;

    KnownModels(CliContext context) {
        models = context.models().get();
        catalog = context.modelPlaces().get().catalog();
        store = context.modelPlaces().get().store(models);
        catalog.problem().ifPresent(context.terminal()::note);
    }

    Models models() {
        return models;
    }

    ModelCatalog catalog() {
        return catalog;
    }

    ModelStore store() {
        return store;
    }

    /// A model to hear with: an installed one by its id or its repository, or any by its folder.
    ///
    /// @throws SttException MODEL_NOT_FOUND, saying how to get one that can be had; UNSUPPORTED
    InstalledModel toHearWith(String name) {
        return installed(name).orElseGet(() -> {
            if (!isFolder(name)) {
                catalog.find(name).ifPresent(KnownModels::sayHowToGet);
                if (ModelReference.isOne(name)) {
                    throw new SttException(
                            SttError.MODEL_NOT_FOUND,
                            name + " is neither installed nor a folder: 'earshot models get " + name
                                    + "' fetches it if it is a model of the hub that Earshot can run.");
                }
            }
            return models.find(name);
        });
    }

    private static void sayHowToGet(CatalogEntry entry) {
        throw new SttException(
                SttError.MODEL_NOT_FOUND,
                entry.name() + " is not installed: 'earshot models get " + entry.id() + "' fetches it"
                        + (entry.bytes() == 0 ? "." : " (" + size(entry) + ")."));
    }

    /// One that is here, by its id or its repository.
    Optional<InstalledModel> installed(String name) {
        var id = stored(name)
                .map(StoredModel::id)
                .or(() -> catalog.find(name).map(CatalogEntry::id))
                .orElse(name);
        return models.installed().stream()
                .filter(model -> model.id().equals(id) || model.id().equals(name))
                .findFirst();
    }

    /// One in Earshot's own folder, by its id, its repository, or its folder's path.
    Optional<StoredModel> stored(String name) {
        var id = catalog.find(name).map(CatalogEntry::id).orElse(name);
        return store.models().stream()
                .filter(model ->
                        model.id().equals(id) || model.folder().toString().equals(name) || cameFrom(name, model))
                .findFirst();
    }

    /// Whether it is a model to hear with, and not a part of Earshot as the one that finds speech.
    boolean canRun(CatalogEntry entry) {
        return models.families().contains(entry.family());
    }

    /// Whether a download into a folder of this name was begun and is not complete.
    boolean isUnfinished(String id) {
        return store.unfinished().stream().anyMatch(download -> download.id().equals(id));
    }

    private static boolean cameFrom(String name, StoredModel model) {
        return ModelReference.isOne(name)
                && model.manifest()
                        .map(ModelManifest::origin)
                        .filter(origin -> origin instanceof FromHub hub
                                && hub.repository()
                                        .equals(ModelReference.parse(name).repository()))
                        .isPresent();
    }

    /// @throws SttException MODEL_NOT_FOUND, saying what else there may be of that name
    StoredModel inStore(String name) {
        return stored(name).orElseThrow(() -> new SttException(SttError.MODEL_NOT_FOUND, whyNotInStore(name)));
    }

    private String whyNotInStore(String name) {
        return installed(name)
                .map(model -> model.folder()
                        .map(folder -> model.name() + " was fetched by another program and lies in its folder " + folder
                                + ", which Earshot uses but never changes.")
                        .orElseGet(() -> model.name() + " is part of Earshot itself."))
                .orElseGet(() -> {
                    var ids = store.models().stream().map(StoredModel::id).toList();
                    return "There is no model '" + name + "' in " + store.folder()
                            + Nearest.to(name, ids)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(
                                            ids.isEmpty()
                                                    ? "; it is empty."
                                                    : ", only " + String.join(", ", ids) + ".");
                });
    }

    /// One of the catalogue that can be fetched.
    Optional<CatalogEntry> catalogued(String name) {
        return catalog.find(name);
    }

    /// @throws SttException MODEL_NOT_FOUND: neither in the catalogue nor a name on the hub
    SttException unknown(String name) {
        var ids = catalog.entries().stream().map(CatalogEntry::id).toList();
        return new SttException(
                SttError.MODEL_NOT_FOUND,
                "There is no model '" + name + "' in the catalogue"
                        + Nearest.to(name, ids)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(".")
                        + " 'earshot models list --all' shows it; others on the hub are named organisation/name.");
    }

    /// Ids of all that is here and all that can be had.
    Stream<String> ids() {
        return Stream.concat(
                        models.installed().stream().map(InstalledModel::id),
                        catalog.entries().stream().map(CatalogEntry::id))
                .distinct();
    }

    /// `290.0 MB`, `about 290.0 MB`
    static String size(CatalogEntry entry) {
        return (entry.aboutThatSize() ? "about " : "") + Size.show(entry.bytes());
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
