package dev.earshot.app;

import dev.earshot.bridge.server.Recognizers;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelInMemory;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The models that a server hears with: its usual one, and by their ids those that are installed. A
/// name never leads to a folder, since strangers send it.
///
/// What is installed is asked for at every connection, and read when it has changed.
public final class ServedModels implements Recognizers {
    private final Models models;
    private final InstalledModel usual;
    private final LoadOptions options;
    private final WhileUnchanged<Shelf> shelf;

    private record Shelf(List<InstalledModel> installed, List<Offer.Model> offered) {}

    /// @param usual for a client that names none
    /// @param options with which all are loaded
    public ServedModels(Models models, InstalledModel usual, LoadOptions options) {
        this(models, usual, options, System::nanoTime);
    }

    /// @param nanoTime a clock that never jumps
    ServedModels(Models models, InstalledModel usual, LoadOptions options, LongSupplier nanoTime) {
        this.models = models;
        this.usual = usual;
        this.options = options;
        this.shelf = new WhileUnchanged<>(models::stamp, this::read, nanoTime);
    }

    private Shelf read() {
        var installed = models.installed();
        var others = installed.stream().filter(one -> !one.id().equals(usual.id()));
        return new Shelf(
                installed,
                Stream.concat(Stream.of(usual), others)
                        .map(ServedModels::described)
                        .toList());
    }

    @Override
    public Recognizer named(Optional<String> model) {
        var chosen = model.filter(name -> !name.equals(usual.id()))
                .map(this::installed)
                .orElse(usual);
        return models.recognizer(chosen, options);
    }

    private InstalledModel installed(String name) {
        var installed = shelf.get().installed();
        return installed.stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new SttException(
                        SttError.MODEL_NOT_FOUND,
                        "This server has no model of that name; it has "
                                + installed.stream().map(InstalledModel::id).collect(Collectors.joining(", "))
                                + "."));
    }

    @Override
    public List<Offer.Model> offered() {
        return shelf.get().offered();
    }

    @Override
    public List<ModelInMemory> loaded() {
        return models.loaded();
    }

    private static Offer.Model described(InstalledModel model) {
        return new Offer.Model(
                model.id(),
                owner(model),
                model.folder().map(ServedModels::since).orElse(Instant.EPOCH));
    }

    /// An organisation on the hub, where the id begins with one.
    private static String owner(InstalledModel model) {
        int slash = model.id().indexOf('/');
        if (slash > 0) {
            return model.id().substring(0, slash).toLowerCase(Locale.ROOT);
        }
        return model.folder().isPresent() ? "local" : "earshot";
    }

    private static Instant since(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }
}
