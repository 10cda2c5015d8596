package dev.earshot.app.endpoints;

import dev.earshot.app.UserEndpoints;
import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.Shell;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.bridge.endpoint.EndpointBook;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The Endpoints page in a window, with a file and a keyring of the test's own.
abstract class EndpointsWindowTest extends WindowTest {
    @TempDir
    protected Path folder;

    protected final FakeVault vault = new FakeVault();
    protected final Deque<Path> files = new ArrayDeque<>();
    protected UserEndpoints user;
    protected SettingsStore settings;
    protected EndpointsViewModel model;
    protected EndpointsPage page;

    /// What is saved when the page is first shown.
    protected EndpointBook before() {
        return Desk.book();
    }

    @Override
    protected Parent content() {
        var notices = new NoticeStack();
        var tasks = new RunningTasks(InstantSource.system());
        user = Desk.user(folder, vault);
        user.file().change(_ -> before());
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new EndpointsViewModel(new Surroundings(
                user,
                settings,
                notices,
                new Threads(
                        Platform::runLater,
                        task -> Thread.ofVirtual().start(task),
                        task -> Thread.ofPlatform().daemon().start(task)),
                Desk.bench(),
                () -> Optional.of(URI.create("ws://127.0.0.1:8000"))));
        page = new EndpointsPage(model, new Answers(), _ -> List.of());
        var shell = new Shell(
                List.of(page),
                List.of(),
                tasks,
                notices,
                new SimpleStringProperty("Built-in (basic English)"),
                _ -> {});
        shell.show(page);
        return shell;
    }

    @AfterEach
    void closePage() {
        fx(page::close);
        settings.close();
    }

    /// The user who answers dialogs with the next of the files.
    private final class Answers implements EndpointDialogs {
        @Override
        public Optional<Path> endpoints() {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> saveAs(String name) {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> report(String name) {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> recording() {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<Path> exchange() {
            return Optional.ofNullable(files.poll());
        }

        @Override
        public Optional<String> collection(List<String> names) {
            return names.stream().findFirst();
        }
    }

    /// Waits until that is true on the FX thread.
    protected final void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        settle();
    }

    protected final void opened() throws TimeoutException {
        until(() -> model.shelf().isRead() && !(model.keys().keys().get() instanceof Keys.Unknown));
    }

    protected final void show(String name) {
        fx(() -> model.show(new Shown.Endpoint(name)));
    }

    protected final void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }

    /// All that can be read on the page.
    protected final List<String> texts() {
        return ask(() -> page.view().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(EndpointsWindowTest::isSeen)
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    private static boolean isSeen(Node node) {
        return node.isVisible()
                && Optional.ofNullable(node.getParent())
                        .map(EndpointsWindowTest::isSeen)
                        .orElse(true);
    }

    /// Presses what has this name.
    protected final void press(String name) {
        fx(() -> page.view().lookupAll(".button").stream()
                .map(Labeled.class::cast)
                .filter(button -> name.equals(button.getText()) || name.equals(button.getAccessibleText()))
                .filter(EndpointsWindowTest::isSeen)
                .map(javafx.scene.control.Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name))
                .fire());
    }

    /// The field that has this name.
    protected final TextInputControl field(String name) {
        return ask(() -> page.view().lookupAll(".text-input").stream()
                .map(TextInputControl.class::cast)
                .filter(field -> name.equals(field.getAccessibleText()))
                .filter(EndpointsWindowTest::isSeen)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name)));
    }

    protected final void type(String field, String text) {
        var control = field(field);
        fx(() -> control.setText(text));
    }
}
