package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A family of models that a test makes up.
public record FakeFamily(String id, List<InstalledModel> builtIn, Function<InstalledModel, LoadedModel> loader)
        implements ModelFamily {
    public FakeFamily {
        builtIn = List.copyOf(builtIn);
    }

    /// The family of this one model, which is "loaded" at once.
    public FakeFamily(FakeModel model) {
        this("fake", List.of(builtIn(model.info().id(), model.info().name())), _ -> model);
    }

    public static InstalledModel builtIn(String id, String name) {
        return new InstalledModel(id, name, "fake", Optional.empty());
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        return loader.apply(model);
    }
}
