package dev.earshot.app.endpoints;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// Asks the user for files and names. FX thread; returns when the user has answered.
interface EndpointDialogs {
    /// A file of endpoints.
    Optional<Path> endpoints();

    /// Where a collection is to be written.
    Optional<Path> saveAs(String name);

    /// Where the verdicts of a collection are to be written.
    Optional<Path> report(String name);

    /// A recording.
    Optional<Path> recording();

    /// A message of a service, or a trace.
    Optional<Path> exchange();

    /// One of these collections, or a new name where there is none.
    Optional<String> collection(List<String> names);

    /// The system's own dialogs, above that window.
    record OfSystem(Supplier<Window> window) implements EndpointDialogs {
        private static final ExtensionFilter JSON = new ExtensionFilter("JSON", "*.json");

        @Override
        public Optional<Path> endpoints() {
            return open("Import endpoints", JSON);
        }

        @Override
        public Optional<Path> saveAs(String name) {
            var chooser = new FileChooser();
            chooser.setTitle("Export the collection");
            chooser.setInitialFileName(name + ".json");
            chooser.getExtensionFilters().add(JSON);
            return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> report(String name) {
            var chooser = new FileChooser();
            chooser.setTitle("Save the report");
            chooser.setInitialFileName(name + ".xml");
            chooser.getExtensionFilters().add(new ExtensionFilter("JUnit XML", "*.xml"));
            return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> recording() {
            return open("Choose a recording", new ExtensionFilter("Every file", "*"));
        }

        @Override
        public Optional<Path> exchange() {
            return open("Open an answer or a trace", new ExtensionFilter("Every file", "*"));
        }

        private Optional<Path> open(String title, ExtensionFilter filter) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters().add(filter);
            return Optional.ofNullable(chooser.showOpenDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<String> collection(List<String> names) {
            var dialog = names.isEmpty() ? new TextInputDialog("Tests") : new ChoiceDialog<>(names.getFirst(), names);
            dialog.initOwner(window.get());
            dialog.setTitle("Keep the test");
            dialog.setHeaderText("In which collection is the test kept?");
            return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
        }
    }
}
