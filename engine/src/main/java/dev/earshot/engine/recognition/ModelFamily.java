package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;
import java.util.List;

/// A kind of model that Earshot can run. Found by `ServiceLoader`: to add one, add its folder and one service line.
public interface ModelFamily {
    /// The name that [InstalledModel#family] uses.
    String id();

    /// Models of this family that come inside the application.
    List<InstalledModel> builtIn();

    /// Reads a model of this family into memory; takes seconds.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, OUT_OF_MEMORY
    LoadedModel load(InstalledModel model);
}
