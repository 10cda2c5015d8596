package dev.earshot.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.app.fx.Screenshots;
import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewTest extends WindowTest {
    @TempDir
    private Path folder;

    private final SettingsViewModelTest.Devices devices = new SettingsViewModelTest.Devices();
    private final List<Path> openedFolders = new ArrayList<>();
    private SettingsStore store;
    private ScrollPane view;

    @Override
    protected Parent content() {
        store = new SettingsStore(folder.resolve("settings.json"));
        var documents = Path.of("/home/ada/Documents/Earshot");
        var model = new SettingsViewModel(
                store,
                _ -> List.of(new InstalledModel("sphinx", "Built-in (basic English)", "sphinx", Optional.empty())),
                devices,
                documents,
                new NoticeStack(),
                Runnable::run,
                Runnable::run);
        var about = new About(
                "Earshot 0.1.0",
                "Java 25, JavaFX 26, Linux 6.12 (amd64)",
                List.of(new About.Part("OpenJFX", "the window", "GPL 2 with Classpath Exception")),
                List.of(
                        new About.Folder("Settings", Path.of("/home/ada/.config/earshot")),
                        new About.Folder("Recordings, unless you chose another folder", documents)));
        view = new SettingsView(model, about, openedFolders::add);
        model.attach();
        devices.are(List.of(
                new Microphone("usb-1", "Desk microphone"), new Microphone("bt-7", "Headset with a rather long name")));
        return view;
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aPersonCanChooseDarkAndAMicrophone() {
        robot.clickOn("Dark");
        assertEquals(Appearance.DARK, store.settings().get().appearance());
        robot.clickOn("Dark");
        assertEquals(Appearance.DARK, store.settings().get().appearance(), "pressing it again changes nothing");

        fx(() -> picker(4).requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
        assertEquals(Optional.of("bt-7"), store.settings().get().microphone());
    }

    @Test
    void typingTheBeginningOfALanguageGoesToIt() {
        fx(() -> picker(3).requestFocus());
        robot.type(KeyCode.G, KeyCode.E, KeyCode.R);
        assertEquals(Optional.of("de"), store.settings().get().language());
    }

    @Test
    void foldersCanBeOpened() {
        fx(() -> view.lookupAll(".button").stream()
                .filter(node -> "Open the folder of Settings".equals(node.getAccessibleText()))
                .forEach(node -> ((Button) node).fire()));
        assertEquals(List.of(Path.of("/home/ada/.config/earshot")), openedFolders);
    }

    @Test
    void itLooksRightInEverySize() {
        screenshot("settings");
        fx(() -> {
            ((TitledPane) view.lookup(".licences")).setExpanded(true);
            view.setVvalue(1);
        });
        dress(Appearance.DARK);
        screenshot("settings-dark-end");
        resize(554, 447);
        fx(() -> view.setVvalue(0));
        screenshot("settings-dark-small");
        dress(Appearance.LIGHT);
        screenshotAtDoubleScale("settings-small-2x");
    }

    @Test
    void theListOfAPickerIsDressedLikeTheWindow() {
        dress(Appearance.DARK);
        fx(() -> picker(4).show());
        var popup = ask(() -> Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .findFirst()
                .orElseThrow());
        Screenshots.take("settings-dark-list", popup.getScene(), 1);
        fx(() -> picker(4).hide());
    }

    private Picker picker(int index) {
        return ask(() -> (Picker) view.lookupAll(".combo-box").stream().toList().get(index));
    }
}
