package dev.earshot.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.WindowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    private final SimpleObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.LIGHT);

    @Override
    protected Parent content() {
        return new VBox(new Label("Not this one"));
    }

    @Test
    void theWindowIsFoundAgainWhereItWasLeft() {
        var first = new Opened();
        fx(() -> {
            first.stage.setX(40);
            first.stage.setY(60);
            first.stage.setWidth(820);
            first.stage.setHeight(610);
            first.shell.show(first.settings);
        });
        fx(first.window::close);
        assertFalse(first.stage.isShowing());

        var second = new Opened();
        assertEquals(
                List.of(40.0, 60.0, 820.0, 610.0),
                ask(() -> List.of(
                        second.stage.getX(), second.stage.getY(), second.stage.getWidth(), second.stage.getHeight())));
        assertEquals(Optional.of("Settings"), second.window.lastPage());
        fx(second.window::close);
    }

    @Test
    void aMaximisedWindowRemembersHowLargeItWasBefore() throws Exception {
        var first = new Opened();
        fx(() -> {
            first.stage.setWidth(820);
            first.stage.setHeight(610);
        });
        fx(() -> first.stage.setMaximized(true));
        fx(first.window::close);

        var state = WindowState.read(new JsonFile(folder.resolve("window.json")).read());
        assertTrue(state.maximised());
        assertEquals(820, state.bounds().orElseThrow().getWidth());
    }

    @Test
    void theTitleSaysWhatIsShown() {
        var opened = new Opened();
        assertEquals("Transcribe \u2013 Earshot", ask(opened.stage::getTitle));

        fx(() -> opened.transcribe.subject.set("interview.wav"));
        assertEquals("interview.wav \u2013 Earshot", ask(opened.stage::getTitle));

        fx(() -> opened.shell.show(opened.settings));
        assertEquals("Settings \u2013 Earshot", ask(opened.stage::getTitle));
        fx(opened.window::close);
    }

    @Test
    void aDamagedFileIsAFirstStart() throws Exception {
        Files.writeString(folder.resolve("window.json"), "\0\0\0");
        var opened = new Opened();
        assertTrue(ask(opened.stage::isShowing));
        fx(opened.window::close);
        assertTrue(new JsonFile(folder.resolve("window.json")).read().has("bounds"));
    }

    @Test
    void theKeyboardClosesTheWindow() {
        var opened = new Opened();
        robot.press(KeyCode.CONTROL, KeyCode.Q).release(KeyCode.Q, KeyCode.CONTROL);
        settle();
        assertFalse(ask(opened.stage::isShowing));
        fx(opened.window::close);
    }

    @Test
    void whatWouldBeLostIsAskedAboutBeforeTheWindowCloses() {
        var opened = new Opened();
        opened.settings.unfinished = Optional.of("Somebody is being heard.");
        fx(() -> opened.stage.fireEvent(new WindowEvent(opened.stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertTrue(ask(opened.stage::isShowing));
        assertEquals(List.of("Somebody is being heard."), opened.asked);
        opened.answer = true;
        fx(() -> opened.stage.fireEvent(new WindowEvent(opened.stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertFalse(ask(opened.stage::isShowing));
        fx(opened.window::close);
    }

    /// A whole window on a stage of its own.
    private final class Opened {
        private Stage stage;
        private FakePage transcribe;
        private FakePage settings;
        private Shell shell;
        private MainWindow window;
        private List<String> asked = List.of();
        private boolean answer;

        Opened() {
            fx(() -> {
                stage = new Stage();
                transcribe = new FakePage("Transcribe");
                settings = new FakePage("Settings");
                shell = new Shell(
                        List.of(transcribe),
                        List.of(settings),
                        new RunningTasks(InstantSource.system()),
                        new NoticeStack(),
                        new SimpleStringProperty("Model"),
                        new ArrayList<>()::addAll);
                shell.show(transcribe);
                window = new MainWindow(stage, shell, appearance, folder.resolve("window.json"), unfinished -> {
                    asked = unfinished;
                    return answer;
                });
                window.show();
                stage.toFront();
                stage.requestFocus();
            });
        }
    }
}
