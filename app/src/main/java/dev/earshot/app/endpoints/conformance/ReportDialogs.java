package dev.earshot.app.endpoints.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for files. FX thread; returns when the user has answered.
interface ReportDialogs {
    /// A recording to send.
    Optional<Path> recording();

    /// Where a report goes; asked again before a file that is there is replaced.
    Optional<Path> save(ReportFormat format, String name);

    /// The system's own, above that window.
    record OfSystem(Supplier<Window> window) implements ReportDialogs {
        @Override
        public Optional<Path> recording() {
            var chooser = new FileChooser();
            chooser.setTitle("Choose a recording");
            return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> save(ReportFormat format, String name) {
            var chooser = new FileChooser();
            chooser.setTitle("Save the verdicts");
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.title(), "*." + format.ending()));
            return Optional.ofNullable(chooser.showSaveDialog(window.get()))
                    .map(File::toPath)
                    .flatMap(chosen -> named(chosen, format));
        }

        /// The system asked about the name that was chosen, not about one with an ending.
        private Optional<Path> named(Path chosen, ReportFormat format) {
            var name = String.valueOf(chosen.getFileName());
            if (name.contains(".")) {
                return Optional.of(chosen);
            }
            var whole = chosen.resolveSibling(name + "." + format.ending());
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
