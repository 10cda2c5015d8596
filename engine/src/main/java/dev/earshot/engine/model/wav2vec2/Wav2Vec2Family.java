package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.SttException;
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

/// wav2vec 2.0, HuBERT and WavLM with a CTC head, from checkpoint folders in their Hugging Face
/// layout. Their files do not say which language they know.
public final class Wav2Vec2Family implements ModelFamily {
    @Override
    public String id() {
        return "wav2vec2";
    }

    @Override
    public String about() {
        return "Writes what it hears letter by letter, without punctuation. Knows well when each word was said, and"
                + " never makes up sentences.";
    }

    @Override
    public List<InstalledModel> builtIn() {
        return List.of();
    }

    @Override
    public Optional<InstalledModel> at(Path folder) {
        var name = folder.toAbsolutePath().normalize().getFileName().toString();
        return kin(folder).map(_ -> new InstalledModel(name, name, id(), Optional.of(folder)));
    }

    private static Optional<Kin> kin(Path folder) {
        try {
            return Kin.of(ModelJson.readIfThere(folder, Wav2Vec2Config.FILE));
        } catch (SttException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Set<Knob> understands() {
        var understood = EnumSet.of(Knob.WINDOWS, Knob.BEAM_SIZE, Knob.HOTWORDS, Knob.CLIP_TIMESTAMPS);
        understood.addAll(Knob.letters());
        return understood;
    }

    @Override
    public Footprint footprint(InstalledModel model, LoadOptions options) {
        return Wav2Vec2Model.footprint(model, options);
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        return Wav2Vec2Model.load(model, options);
    }

    @Override
    public boolean aligns() {
        return true;
    }

    @Override
    public Optional<RandomModels> random() {
        return Optional.of(new RandomWav2Vec2s());
    }
}
