package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// A family of models that a test makes up.
///
/// @param watcher is told how each model is to be loaded
public record FakeFamily(
        String id,
        List<InstalledModel> builtIn,
        Function<InstalledModel, LoadedModel> loader,
        Consumer<LoadOptions> watcher,
        boolean aligns)
        implements ModelFamily {
    public FakeFamily {
        builtIn = List.copyOf(builtIn);
    }

    public FakeFamily(String id, List<InstalledModel> builtIn, Function<InstalledModel, LoadedModel> loader) {
        this(id, builtIn, loader, _ -> {}, false);
    }

    public FakeFamily watching(Consumer<LoadOptions> other) {
        return new FakeFamily(id, builtIn, loader, other, aligns);
    }

    /// The family of this one model, which is "loaded" at once.
    public FakeFamily(FakeModel model) {
        this("fake", List.of(builtIn(model.info().id(), model.info().name())), _ -> model, _ -> {}, model.aligns());
    }

    public static InstalledModel builtIn(String id, String name) {
        return new InstalledModel(id, name, "fake", Optional.empty());
    }

    /// A folder is a model of this family when it holds a file that is named after the family; what is in
    /// the file is the model's name. A blank file is a damaged model.
    @Override
    public Optional<InstalledModel> at(Path folder) {
        var file = folder.resolve(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var name = Files.readString(file);
            if (name.isBlank()) {
                throw new SttException(SttError.MODEL_CORRUPT, file + " is blank.");
            }
            return Optional.of(new InstalledModel(
                    String.valueOf(folder.getFileName()), name, id, Optional.of(folder), List.of("en", "de"), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything but a language model of words.
    @Override
    public Set<Knob> understands() {
        return EnumSet.complementOf(EnumSet.copyOf(Knob.letters()));
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        watcher.accept(options);
        return loader.apply(model);
    }
}
