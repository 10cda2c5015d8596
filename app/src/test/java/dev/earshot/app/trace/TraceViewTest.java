package dev.earshot.app.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trace in a window.
final class TraceViewTest extends WindowTest {
    @TempDir
    Path folder;

    private final StackPane root = new StackPane();
    private Optional<TraceView> view = Optional.empty();

    @Override
    protected Parent content() {
        return root;
    }

    private void show(Path file) throws Exception {
        long start = System.nanoTime();
        var loaded = LoadedTrace.open(file);
        long read = System.nanoTime();
        fx(() -> {
            var made = new TraceView(
                    loaded, Threads.of("test"), new NoticeStack(), new Answers(), TraceView.Around.NOTHING);
            view = Optional.of(made);
            root.getChildren().setAll(made);
        });
        settle();
        long shown = System.nanoTime();
        System.getLogger("trace")
                .log(
                        System.Logger.Level.INFO,
                        "{0} messages: read in {1} ms, shown in {2} ms",
                        loaded.frames().size(),
                        (read - start) / 1_000_000,
                        (shown - read) / 1_000_000);
        waitUntil(() -> !table().getItems().isEmpty());
    }

    @AfterEach
    void closeTrace() {
        fx(() -> view.ifPresent(TraceView::close));
    }

    private final class Answers implements TraceDialogs {
        @Override
        public List<Path> open(Window above) {
            return List.of();
        }

        @Override
        public Optional<Path> save(Window above, String name) {
            return Optional.of(folder.resolve("copy of " + name));
        }

        @Override
        public Optional<Path> export(Window above, ExportFormat format, String name) {
            return Optional.of(folder.resolve(name));
        }
    }

    @SuppressWarnings("unchecked")
    private TableView<FrameRow> table() {
        return (TableView<FrameRow>) root.lookup(".table-view");
    }

    private TextField search() {
        return (TextField) root.lookup(".search");
    }

    @Test
    void itShowsTheTextAndTheMessagesThatAreText() throws Exception {
        show(Scenes.spoken(folder));
        var list = (ListView<?>) root.lookup(".list-view");
        assertTrue(list.getItems().size() >= 3, "" + list.getItems().size());
        assertTrue(table().getItems().stream().allMatch(FrameRow::isText));
    }

    @Test
    void messagesAreSearchedAndFilteredAndOneIsShownInFull() throws Exception {
        show(Scenes.spoken(folder));
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        settle();
        assertTrue(ask(() -> search().isFocused()));
        fx(() -> search().setText("IS_FINAL\":true"));
        waitUntil(() -> table().getItems().size() < 5);
        assertTrue(table().getItems().size() >= 3);
        fx(() -> table().getSelectionModel().select(0));
        waitUntil(() -> ((TextArea) root.lookup(".detail")).getText().contains("\"transcript\" : "));
        fx(() -> search().setText(""));
        fx(() -> root.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(one -> one.getText().equals("Received"))
                .forEach(one -> one.setSelected(true)));
        waitUntil(() -> table().getItems().size() == 1);
    }

    @Test
    void aCopyIsSavedWhereTheUserWants() throws Exception {
        show(Scenes.spoken(folder));
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        var copy = folder.resolve("copy of morning.trace");
        waitUntil(() -> Files.exists(copy));
        try (var trace = Trace.open(copy)) {
            assertEquals("Deepgram", trace.header().protocol());
        }
    }

    @Test
    void anHourWithFiftyThousandMessagesIsShown() throws Exception {
        show(Scenes.anHour(folder));
        assertEquals(14_400, table().getItems().size());
        fx(() -> table().scrollTo(14_000));
        screenshot("trace-hour");
    }

    @Test
    void itLooksAsItShould() throws Exception {
        resize(1000, 900);
        show(Scenes.spoken(folder));
        settle();
        fx(() -> table().getSelectionModel().select(8));
        waitUntil(() -> !((TextArea) root.lookup(".detail")).getText().isEmpty());
        screenshot("trace");
        dress(Appearance.DARK);
        screenshot("trace-dark");
    }
}
