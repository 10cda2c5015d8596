package dev.earshot.app.cli;

import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs whatever folder has a `config.json` that is not about something else; it hears the same always.
record FolderFamily() implements ModelFamily {
    @Override
    public String id() {
        return "folder";
    }

    @Override
    public List<InstalledModel> builtIn() {
        return List.of(new InstalledModel("inside", "Inside", id(), Optional.empty()));
    }

    @Override
    public Optional<InstalledModel> at(Path folder) {
        var config = folder.resolve("config.json");
        try {
            if (!Files.exists(config) || Files.readString(config).contains("something else")) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var name = String.valueOf(folder.getFileName());
        return Optional.of(new InstalledModel(name, name, id(), Optional.of(folder)));
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        return FakeModel.saying("good morning");
    }
}
