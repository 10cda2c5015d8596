package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.CalibrationProgress;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.Recommendation;
import dev.earshot.engine.recognition.Speed;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.InstalledModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// How fast models are on this machine. Safe for many threads; everything here reads a small file at least.
interface Speeds {
    /// What was measured of a model.
    Optional<Speed> known(InstalledModel model, LoadOptions options);

    /// How fast one would be that is not here; empty before [#measureMachine].
    Optional<Speed> estimate(CatalogEntry entry, LoadOptions options);

    /// Whether [#measureMachine] was done.
    boolean machineIsKnown(LoadOptions options);

    /// Loads and measures a model, for 20 s at most; to be interrupted.
    ///
    /// @param progress told on the calling thread
    /// @throws SttException when it cannot be loaded or measured
    Speed measure(InstalledModel model, LoadOptions options, Consumer<CalibrationProgress> progress)
            throws InterruptedException;

    /// Measures what estimates need, for 20 s at most; to be interrupted.
    ///
    /// @throws SttException when that is not possible now
    void measureMachine(LoadOptions options, Consumer<CalibrationProgress> progress) throws InterruptedException;

    /// The model to begin with on this machine; empty when none fits.
    Optional<Recommendation> recommended(List<CatalogEntry> catalogue, LoadOptions options);
}
