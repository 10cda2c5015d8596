package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.store.InstalledModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The built-in recogniser. One model, which comes inside the application.
public final class SphinxFamily implements ModelFamily {
    /// Says so wherever it is named: a baseline, good for clear speech read close to the microphone.
    static final String NAME = "Built-in (basic English)";

    private static final InstalledModel BUILT_IN = new InstalledModel("builtin-en", NAME, "sphinx", Optional.empty());

    /// Sphinx logs hundreds of lines that concern nobody. Kept here, because a logger that nobody holds is forgotten
    /// together with its level.
    private static final Logger CHATTER = Logger.getLogger("edu.cmu.sphinx");

    @Override
    public String id() {
        return BUILT_IN.family();
    }

    @Override
    public List<InstalledModel> builtIn() {
        return List.of(BUILT_IN);
    }

    @Override
    public LoadedModel load(InstalledModel model, LoadOptions options) {
        CHATTER.setLevel(Level.OFF);
        try {
            return SphinxModel.load(model, Beams.DEFAULT);
        } catch (IOException e) {
            throw new SttException(
                    SttError.MODEL_CORRUPT,
                    "The files of " + model.name() + " cannot be read; install Earshot again.",
                    e);
        }
    }
}
