package dev.earshot.app.shell;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The settings of this user: read once, observed by whoever shows them, written in one step after each change.
/// Used on the FX thread; writing happens elsewhere.
public final class SettingsStore {
    /// A file that cannot be read is set aside under another name, and the defaults are used.
    public SettingsStore(Path file) {
        throw new UnsupportedOperationException();
    }

    public ReadOnlyObjectProperty<Settings> settings() {
        throw new UnsupportedOperationException();
    }

    public void change(UnaryOperator<Settings> change) {
        throw new UnsupportedOperationException();
    }
}
