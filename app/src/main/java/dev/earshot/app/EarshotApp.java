package dev.earshot.app;

import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.recognition.Models;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.stage.Stage;

/// The application with a window. Its unnamed parameters are recordings to open.
public final class EarshotApp extends Application {
    /// What the window stands on; made while the toolkit starts.
    record Ground(Places places, SettingsStore settings, ModelPlaces modelPlaces, Models models) {
        static Ground in(Places places) {
            var settings = new SettingsStore(places.settings());
            var modelPlaces = ModelPlaces.ofThisUser(
                    places, () -> settings.settings().get().supply());
            return new Ground(places, settings, modelPlaces, modelPlaces.models());
        }
    }

    private final CompletableFuture<Ground> ground =
            CompletableFuture.supplyAsync(() -> Ground.in(Places.ofThisUser()), Thread::startVirtualThread);
    private Optional<Workbench> workbench = Optional.empty();

    /// Opens the window in a place of its own and closes it again, for [Training]. Leaves no file behind.
    static void openAndClose() {
        Application.launch(Rehearsal.class);
    }

    @Override
    public void start(Stage stage) {
        var opened = new Workbench(stage, ground.join(), getHostServices());
        workbench = Optional.of(opened);
        opened.show(getParameters().getUnnamed().stream().map(Path::of).toList());
    }

    @Override
    public void stop() {
        workbench.ifPresent(Workbench::close);
    }
}
