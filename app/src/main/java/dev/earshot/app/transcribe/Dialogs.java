package dev.earshot.app.transcribe;

import dev.earshot.app.speech.SpeechDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for recordings as well. FX thread; returns when the user has answered.
interface Dialogs extends SpeechDialogs {
    List<Path> recordings();

    Optional<Path> folder();

    /// The system's own dialogs, above that window.
    final class OfSystem extends SpeechDialogs.OfSystem implements Dialogs {
        OfSystem(Supplier<Window> window) {
            super(window);
        }

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
            return Optional.ofNullable(chooser.showOpenMultipleDialog(window())).stream()
                    .flatMap(List::stream)
                    .map(File::toPath)
                    .toList();
        }

        @Override
        public Optional<Path> folder() {
            return folder("Open all recordings in a folder");
        }
    }
}
