package dev.earshot.app.speech;

import dev.earshot.engine.export.ExportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for files. FX thread; returns when the user has answered.
public interface SpeechDialogs {
    /// A folder with a model in it.
    Optional<Path> model();

    Optional<Path> saveAs(ExportFormat format, Path folder, String name);

    /// The system's own dialogs, above that window.
    class OfSystem implements SpeechDialogs {
        private final Supplier<Window> window;

        public OfSystem(Supplier<Window> window) {
            this.window = window;
        }

        protected final Window window() {
            return window.get();
        }

        @Override
        public Optional<Path> model() {
            return folder("Choose the folder of a model");
        }

        protected final Optional<Path> folder(String title) {
            var chooser = new DirectoryChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showDialog(window())).map(File::toPath);
        }

        @Override
        public Optional<Path> saveAs(ExportFormat format, Path folder, String name) {
            var chooser = new FileChooser();
            chooser.setTitle("Export as " + format.name());
            chooser.setInitialFileName(name);
            if (folder.toFile().isDirectory()) {
                chooser.setInitialDirectory(folder.toFile());
            }
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.name(), "*." + format.id()));
            return Optional.ofNullable(chooser.showSaveDialog(window()))
                    .map(File::toPath)
                    .map(chosen -> withEnding(chosen, format));
        }

        private static Path withEnding(Path chosen, ExportFormat format) {
            String name = String.valueOf(chosen.getFileName());
            return name.contains(".") ? chosen : chosen.resolveSibling(name + "." + format.id());
        }
    }
}
