package dev.earshot.app.trace;

import dev.earshot.engine.export.ExportFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for files. FX thread; returns when the user has answered.
public interface TraceDialogs {
    /// Traces to open.
    List<Path> open(Window above);

    /// Where a copy goes.
    Optional<Path> save(Window above, String name);

    Optional<Path> export(Window above, ExportFormat format, String name);

    /// The system's own.
    TraceDialogs OF_SYSTEM = new TraceDialogs() {
        @Override
        public List<Path> open(Window above) {
            var chooser = chooser("Open traces", "Trace", "*.trace", "trace.json");
            return Optional.ofNullable(chooser.showOpenMultipleDialog(above)).stream()
                    .flatMap(List::stream)
                    .map(File::toPath)
                    .toList();
        }

        @Override
        public Optional<Path> save(Window above, String name) {
            var chooser = chooser("Save the trace", "Trace", "*.trace");
            chooser.setInitialFileName(name);
            return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
        }

        @Override
        public Optional<Path> export(Window above, ExportFormat format, String name) {
            var chooser = chooser("Export as " + format.name(), format.name(), "*." + format.id());
            chooser.setInitialFileName(name);
            return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
        }

        private FileChooser chooser(String title, String kind, String... endings) {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, endings));
            return chooser;
        }
    };
}
