package dev.earshot.app.transcribe;

import dev.earshot.engine.export.ExportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for files. FX thread; returns when the user has answered.
interface Dialogs {
    List<Path> recordings();

    Optional<Path> folder();

    /// A folder with a model in it.
    Optional<Path> model();

    Optional<Path> saveAs(ExportFormat format, Path folder, String name);

    /// The system's own dialogs, above that window.
    record OfSystem(Supplier<Window> window) implements Dialogs {
        @Override
        public List<Path> recordings() {
            var chooser = new FileChooser();
            chooser.setTitle("Open recordings");
            var endings = Recordings.ENDINGS.stream()
                    .sorted()
                    .map(ending -> "*." + ending)
                    .toList();
            chooser.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter("Audio and video", endings),
                            new FileChooser.ExtensionFilter("All files", "*"));
            return Optional.ofNullable(chooser.showOpenMultipleDialog(window.get())).stream()
                    .flatMap(List::stream)
                    .map(File::toPath)
                    .toList();
        }

        @Override
        public Optional<Path> folder() {
            return folder("Open all recordings in a folder");
        }

        @Override
        public Optional<Path> model() {
            return folder("Choose the folder of a model");
        }

        private Optional<Path> folder(String title) {
            var chooser = new DirectoryChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showDialog(window.get())).map(File::toPath);
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
            return Optional.ofNullable(chooser.showSaveDialog(window.get()))
                    .map(File::toPath)
                    .map(chosen -> withEnding(chosen, format));
        }

        private static Path withEnding(Path chosen, ExportFormat format) {
            String name = String.valueOf(chosen.getFileName());
            return name.contains(".") ? chosen : chosen.resolveSibling(name + "." + format.id());
        }
    }
}
