package dev.earshot.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings of this user: read once, observed by whoever shows them, written in one step after each change.
/// Used on the FX thread; writing happens elsewhere.
public final class SettingsStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Path path;
    private final JsonFile file;
    private final ReadOnlyObjectWrapper<Settings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final LatestWriter<Settings> writer = new LatestWriter<>("settings", this::write);
    /// What the file holds as far as this object knows. After reading, of the writer's thread alone.
    private Settings written;

    private Optional<String> problem = Optional.empty();
    private Consumer<String> listener = sentence -> {};

    /// A file that cannot be read is set aside under another name, and the defaults are used.
    public SettingsStore(Path file) {
        this.path = file;
        this.file = new JsonFile(file);
        written = read();
        settings.set(written);
    }

    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    public void change(UnaryOperator<Settings> change) {
        var before = settings.get();
        settings.set(change.apply(before));
        if (!settings.get().equals(before)) {
            writer.write(settings.get());
        }
    }

    /// Tells `listener` in a sentence what went wrong, now if something already has. It is called on any thread.
    public synchronized void onProblem(Consumer<String> listener) {
        this.listener = listener;
        problem.ifPresent(listener);
        problem = Optional.empty();
    }

    /// Returns when the last change is written.
    @Override
    public void close() {
        writer.close();
    }

    private Settings read() {
        try {
            return SettingsJson.read(file.read());
        } catch (JsonFile.NotJson broken) {
            LOG.warn("Set aside: {}", broken.getMessage());
            problem = Optional.of(setAside());
        } catch (IOException e) {
            LOG.warn("Cannot read {}: {}", path, e.toString());
            problem = Optional.of("The settings could not be read from " + path + "; the defaults are used.");
        }
        return Settings.DEFAULT;
    }

    private String setAside() {
        try {
            return "The settings file was damaged; it is kept as "
                    + file.setAside().getFileName() + ", and the defaults are used.";
        } catch (IOException e) {
            LOG.warn("Cannot move {}: {}", path, e.toString());
            return "The settings file " + path + " is damaged; the defaults are used.";
        }
    }

    private void write(Settings newest) {
        try {
            file.change(json -> SettingsJson.write(written, newest, json));
            written = newest;
        } catch (IOException e) {
            LOG.warn("Cannot write {}: {}", path, e.toString());
            tell("The settings could not be saved to " + path + "; they hold until Earshot is closed.");
        }
    }

    private synchronized void tell(String sentence) {
        listener.accept(sentence);
    }
}
