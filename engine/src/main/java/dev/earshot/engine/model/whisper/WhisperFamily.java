package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Footprint;
import dev.earshot.engine.recognition.Knob;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.RandomModels;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelJson;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whisper, from checkpoint folders in their Hugging Face layout.
public final class WhisperFamily implements ModelFamily {
    @Override
    public String id() {
        return "whisper";
    }

    @Override
    public String about() {
        return "Writes sentences with punctuation. In noise and silence it may write what nobody said.";
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
        var generation = ModelJson.readIfThere(folder, Generation.FILE);
        var languages = languages(generation);
        return Optional.of(new InstalledModel(name, name, id(), Optional.of(folder), languages, languages.size() > 1));
    }

    /// As far as the file says: checkpoints older than it leave that to their tokenizer, which is not read here.
    private static List<String> languages(ModelJson generation) {
        if (!generation.flag("is_multilingual", true)) {
            return List.of("en");
        }
        return generation.root().path("lang_to_id").propertyNames().stream()
                .map(token -> WhisperLanguages.tag(token.replaceAll("[<|>]", "")))
                .toList();
    }

    @Override
    public Set<Knob> understands() {
        return EnumSet.complementOf(EnumSet.copyOf(Knob.letters()));
    }

    @Override
    public Footprint footprint(InstalledModel model, LoadOptions options) {
        return WhisperMemory.of(WhisperConfig.read(model.folder().orElseThrow()), options);
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
