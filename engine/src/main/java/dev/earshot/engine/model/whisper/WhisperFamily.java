package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.RandomModels;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whisper, from checkpoint folders in their Hugging Face layout.
public final class WhisperFamily implements ModelFamily {
    @Override
    public String id() {
        return "whisper";
    }

    @Override
    public List<InstalledModel> builtIn() {
        return List.of();
    }

    @Override
    public Optional<InstalledModel> at(Path folder) {
        if (!WhisperConfig.isWhisper(folder)) {
            return Optional.empty();
        }
        var name = folder.toAbsolutePath().normalize().getFileName().toString();
        return Optional.of(new InstalledModel(name, name, id(), Optional.of(folder)));
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        return WhisperModel.load(model, options);
    }

    @Override
    public Optional<RandomModels> random() {
        return Optional.of(new RandomWhispers());
    }
}
