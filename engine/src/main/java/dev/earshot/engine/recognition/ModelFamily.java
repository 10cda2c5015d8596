package dev.earshot.engine.recognition;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A kind of model that Earshot can run. Found by `ServiceLoader`: to add one, add its folder and
/// one service line.
public interface ModelFamily {
    /// The name that [InstalledModel#family] uses.
    String id();

    /// What its models are good for beside those of other families, in a sentence or two for people who choose.
    default String about() {
        return "";
    }

    /// Models of this family that come inside the application.
    List<InstalledModel> builtIn();

    /// The model in this folder, if this family can run it. Reads what names the model, not its
    /// weights.
    ///
    /// @param folder as a model hub lays it out; its name becomes the model's id
    default Optional<InstalledModel> at(Path folder) {
        return Optional.empty();
    }

    /// How much memory the weights of a model of this family will take, and where. Reads what describes them, not the
    /// weights.
    ///
    /// @throws dev.earshot.engine.SttException as [#load]
    default Footprint footprint(InstalledModel model, LoadOptions options) {
        return new Footprint(
                Compute.CPU,
                model.folder().map(folder -> new ModelFolder(folder).weights()).orElse(0L));
    }

    /// Reads a model of this family into memory; takes seconds.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, OUT_OF_MEMORY, UNSUPPORTED for a
    ///     device or a precision that is not there
    LoadedModel load(InstalledModel model, LoadOptions options);

    /// Whether its models find when the words of a given text are spoken; see
    /// [LoadedModel#newAligner].
    default boolean aligns() {
        return false;
    }

    /// What of a [Decoding] makes a difference to its models.
    default Set<Knob> understands() {
        return Set.of();
    }

    /// Models of this family that can be made up, where their sizes are known.
    default Optional<RandomModels> random() {
        return Optional.empty();
    }
}
