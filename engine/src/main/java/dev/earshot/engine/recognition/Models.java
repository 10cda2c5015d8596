package dev.earshot.engine.recognition;

import dev.earshot.engine.store.InstalledModel;
import java.util.List;

/// The models of this machine, each loaded once and shared. Safe for many threads.
public final class Models implements AutoCloseable {
    private Models() {}

    /// Finds the families by `ServiceLoader`; loads nothing.
    public static Models discover() {
        throw new UnsupportedOperationException();
    }

    /// What can be used now: neural models first, the built-in recogniser last.
    public List<InstalledModel> installed() {
        throw new UnsupportedOperationException();
    }

    /// The model that is used when nobody chose one.
    public InstalledModel preferred() {
        throw new UnsupportedOperationException();
    }

    /// @param id as in [InstalledModel#id]
    /// @throws dev.earshot.engine.SttException MODEL_NOT_FOUND, naming what there is
    public InstalledModel find(String id) {
        throw new UnsupportedOperationException();
    }

    /// The recogniser for a model, loading it (seconds) when it is not loaded yet. It belongs to this object: do not
    /// close it.
    ///
    /// @throws dev.earshot.engine.SttException MODEL_CORRUPT, OUT_OF_MEMORY
    public Recognizer recognizer(InstalledModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
