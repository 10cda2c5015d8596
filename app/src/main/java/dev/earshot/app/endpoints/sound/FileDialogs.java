package dev.earshot.app.endpoints.sound;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// Asks the user for files. FX thread; returns when the user has answered.
public interface FileDialogs {
    /// A recording to send.
    Optional<Path> recording();

    /// Where something is written. Nobody is asked any more when the file is there: it may be replaced.
    ///
    /// @param kind of file, in words
    /// @param ending of its name, without the dot
    /// @param name that is proposed
    Optional<Path> save(String kind, String ending, String name);

    /// The system's own, above that window.
    record OfSystem(Supplier<Window> window) implements FileDialogs {
        @Override
        public Optional<Path> recording() {
            var chooser = new FileChooser();
            chooser.setTitle("Choose a recording");
            return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> save(String kind, String ending, String name) {
            var chooser = new FileChooser();
            chooser.setTitle("Save");
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*." + ending));
            return Optional.ofNullable(chooser.showSaveDialog(window.get()))
                    .map(File::toPath)
                    .flatMap(chosen -> named(chosen, ending));
        }

        /// The system asked about the name that was chosen, not about one with an ending.
        private Optional<Path> named(Path chosen, String ending) {
            var name = String.valueOf(chosen.getFileName());
            if (name.contains(".")) {
                return Optional.of(chosen);
            }
            var whole = chosen.resolveSibling(name + "." + ending);
            return Files.notExists(whole) || replaces(whole) ? Optional.of(whole) : Optional.empty();
        }

        private boolean replaces(Path file) {
            var replace = new ButtonType("Replace", ButtonData.OK_DONE);
            var alert = new Alert(
                    Alert.AlertType.CONFIRMATION,
                    "“" + file.getFileName() + "” is there already.",
                    replace,
                    ButtonType.CANCEL);
            alert.initOwner(window.get());
            alert.setHeaderText("Replace the file?");
            return alert.showAndWait().filter(replace::equals).isPresent();
        }
    }
}
