package dev.earshot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.EarshotApp.Ground;
import dev.earshot.app.fx.Screenshots;
import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.LoadedModel;
import dev.earshot.engine.recognition.ModelFamily;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole window, with its real pages, in folders of its own.
class WorkbenchTest extends WindowTest {
    @TempDir
    private Path folder;

    private Places places;
    private Ground ground;
    private Stage stage;
    private Optional<Workbench> workbench = Optional.empty();

    @Override
    protected Parent content() {
        places = new Places(folder.resolve("config"), folder.resolve("data"), folder.resolve("recordings"));
        return new Label("Behind the window");
    }

    @AfterEach
    void close() {
        fx(() -> workbench.ifPresent(Workbench::close));
        workbench = Optional.empty();
    }

    @Test
    void theWindowOpensOnTheTranscribePage() throws Exception {
        open(List.of());

        assertEquals("Transcribe – Earshot", ask(stage::getTitle));
        waitUntil(() -> texts().contains("Built-in (basic English)"));
        Screenshots.take("window", stage.getScene(), 1);
        fx(() -> ground.settings().change(old -> old.withAppearance(Appearance.DARK)));
        Screenshots.take("window-dark", stage.getScene(), 1);
        fx(() -> {
            stage.setWidth(640);
            stage.setHeight(480);
        });
        Screenshots.take("window-dark-small", stage.getScene(), 1);
    }

    @Test
    void theSettingsPageShowsWhatIsOnThisMachineAndComesBackTheNextTime() throws Exception {
        open(List.of());
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        waitUntil(() -> ask(() -> stage.getScene().lookup(".combo-box") != null));
        waitUntil(() -> texts().contains("Microphone"));
        close();

        open(List.of());
        assertEquals("Settings – Earshot", ask(stage::getTitle));
    }

    @Test
    void aFileThatIsNotThereIsASentenceAndTheWindowStaysUsable() throws Exception {
        open(List.of(folder.resolve("not there 🎙.wav")));

        waitUntil(() -> texts().stream().anyMatch(text -> text.contains("not there 🎙.wav")));
        assertTrue(ask(stage::isShowing));
        assertFalse(texts().stream().anyMatch(text -> text.contains("Exception")), () -> texts().toString());
    }

    @Test
    void theWindowEndsWithItsPagesItsModelsAndItsSettings() throws Exception {
        open(List.of());
        fx(() -> ground.settings().change(old -> old.withLanguage(Optional.of("de"))));
        close();

        assertFalse(stage.isShowing());
        assertTrue(Files.readString(places.config().resolve("settings.json")).contains("de"));
        assertTrue(Files.exists(places.config().resolve("window.json")));
    }

    @Test
    void damagedSettingsAreTold() throws Exception {
        Files.createDirectories(places.config());
        Files.writeString(places.config().resolve("settings.json"), "{");
        open(List.of());

        waitUntil(() -> texts().stream().anyMatch(text -> text.startsWith("The settings file was damaged")));
    }

    private void open(List<Path> recordings) {
        fx(() -> {
            stage = new Stage();
            // Within the headless screen.
            stage.setMaxWidth(1000);
            stage.setMaxHeight(700);
            var settings = new SettingsStore(places.settings());
            ground = new Ground(
                    places,
                    settings,
                    ModelPlaces.ofThisUser(
                            places, () -> settings.settings().get().supply()),
                    new Models(List.of(new BuiltIn()), 2));
            workbench = Optional.of(new Workbench(stage, ground, new Unstarted().getHostServices()));
            workbench.get().show(recordings);
            stage.requestFocus();
        });
    }

    private List<String> texts() {
        return ask(() -> stage.getScene().getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    /// A model that is there, as far as a window that loads nothing can tell.
    private static final class BuiltIn implements ModelFamily {
        @Override
        public String id() {
            return "fake";
        }

        @Override
        public List<InstalledModel> builtIn() {
            return List.of(new InstalledModel("fake", "Built-in (basic English)", id(), Optional.empty()));
        }

        @Override
        public LoadedModel load(InstalledModel model, LoadOptions options) {
            throw new SttException(SttError.MODEL_CORRUPT, "This one cannot be loaded.");
        }
    }

    /// Only an application has host services.
    private static final class Unstarted extends Application {
        @Override
        public void start(Stage stage) {}
    }
}
