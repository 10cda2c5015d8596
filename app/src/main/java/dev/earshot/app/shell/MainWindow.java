package dev.earshot.app.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window around the shell: its title, its icon, its place on the screen, which it finds again the next time.
/// FX thread only.
public final class MainWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final Stage stage;
    private final Shell shell;
    private final Theme theme;
    private final Predicate<List<String>> mayClose;
    private final JsonFile file;
    private final LatestWriter<WindowState> writer;
    private WindowState state;

    /// @param file where the window's place is kept
    public MainWindow(Stage stage, Shell shell, ObservableValue<Appearance> appearance, Path file) {
        this(stage, shell, appearance, file, new CloseQuestion(stage));
    }

    /// @param mayClose asks whether to close although that would be lost
    MainWindow(
            Stage stage,
            Shell shell,
            ObservableValue<Appearance> appearance,
            Path file,
            Predicate<List<String>> mayClose) {
        this.stage = stage;
        this.shell = shell;
        this.mayClose = mayClose;
        this.file = new JsonFile(file);
        this.state = read();
        this.writer = new LatestWriter<>("window state", this::write);
        var scene = new Scene(shell);
        this.theme = new Theme(scene, appearance);
        stage.setScene(scene);
        stage.getIcons().setAll(icons());
        stage.titleProperty().bind(shell.page().flatMap(MainWindow::title));
        stage.setOnCloseRequest(this::closing);
        stage.setMinWidth(WindowState.MIN_WIDTH);
        stage.setMinHeight(WindowState.MIN_HEIGHT);
    }

    private void closing(WindowEvent request) {
        hidePopups();
        var unfinished = shell.unfinished();
        if (!unfinished.isEmpty() && !mayClose.test(unfinished)) {
            request.consume();
        }
    }

    /// The page that was shown when the window was last closed.
    public Optional<String> lastPage() {
        return state.page();
    }

    public void show() {
        var place = state.placedOn(Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList());
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(state.maximised());
        stage.show();
        shell.focusPage();
        remember();
    }

    private void remember() {
        InvalidationListener moved = _ -> Platform.runLater(this::notePlace);
        Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(property -> property.addListener(moved));
        stage.maximizedProperty().addListener(moved);
        notePlace();
    }

    /// Runs a little after each change: some systems change the size first and only then say that it is maximised.
    private void notePlace() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        var bounds = stage.isMaximized()
                ? state.bounds()
                : Optional.of(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        state = new WindowState(bounds, stage.isMaximized(), state.page());
    }

    /// Hides the window and what belongs to it, so that the rest of the ending is not seen, and notes its place.
    @Override
    public void close() {
        state = new WindowState(
                state.bounds(),
                state.maximised(),
                Optional.of(shell.page().get().title()));
        hidePopups();
        stage.hide();
        theme.close();
        writer.write(state);
        writer.close();
    }

    /// Before the window goes: GTK crashes on a popup that outlives it.
    private static void hidePopups() {
        Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .toList()
                .forEach(Window::hide);
    }

    private static ObservableValue<String> title(Page page) {
        return page.subject().map(subject -> (subject.isEmpty() ? page.title() : subject) + " \u2013 Earshot");
    }

    private static List<Image> icons() {
        return Stream.of(16, 32, 48, 128, 256)
                .map(size -> new Image(String.valueOf(MainWindow.class.getResource("icon-" + size + ".png")), true))
                .toList();
    }

    private WindowState read() {
        try {
            return WindowState.read(file.read());
        } catch (IOException e) {
            LOG.info("The window's last place is lost: {}", e.toString());
            return WindowState.FIRST;
        }
    }

    private void write(WindowState newest) {
        try {
            file.change(newest::write);
        } catch (IOException e) {
            LOG.warn("The window's place cannot be kept: {}", e.toString());
        }
    }
}
