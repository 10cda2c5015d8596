package dev.earshot.app;

import dev.earshot.app.EarshotApp.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The application on an empty stage: it opens its window in folders of its own and ends as soon as it was drawn.
public final class Rehearsal extends Application {
    private Optional<Path> folder = Optional.empty();
    private Optional<Workbench> workbench = Optional.empty();

    @Override
    public void start(Stage stage) throws IOException {
        var root = Files.createTempDirectory("earshot-rehearsal");
        folder = Optional.of(root);
        var places = new Places(root.resolve("config"), root.resolve("data"), root.resolve("recordings"));
        var opened = new Workbench(stage, Ground.in(places), getHostServices());
        workbench = Optional.of(opened);
        opened.show(List.of());
        // After what the workbench itself puts off until the window is there.
        Platform.runLater(() -> Platform.runLater(Platform::exit));
    }

    @Override
    public void stop() throws IOException {
        workbench.ifPresent(Workbench::close);
        if (folder.isPresent()) {
            try (var files = Files.walk(folder.get())) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
