package dev.earshot.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `settings.json` for a command, which reads it once and seldom changes it. A window has a [SettingsStore].
public record SettingsFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    /// The defaults where there is no file, or none that can be read.
    public Settings read() {
        try {
            return SettingsJson.read(new JsonFile(path).read());
        } catch (IOException e) {
            LOG.warn("{} cannot be read; the defaults are used", path, e);
            return Settings.DEFAULT;
        }
    }

    /// Writes what `change` changes; a window that is open sees it when it is started again.
    public void change(UnaryOperator<Settings> change) throws IOException {
        new JsonFile(path).change(json -> {
            var before = SettingsJson.read(json);
            SettingsJson.write(before, change.apply(before), json);
        });
    }
}
