package dev.earshot.app.fx;

import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.Theme;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A test in a real window, dressed as the application is, on JavaFX's headless platform.
///
/// The headless screen is 1000 x 1000: keep windows within it. A subclass builds its nodes in [#content], which runs
/// on the FX thread, not in field initialisers, which run before there is a toolkit.
public abstract class WindowTest {
    protected final FxRobot robot = new FxRobot();
    private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.LIGHT);
    private Stage stage;
    private Theme theme;

    /// What the window shows; called once before each test, on the FX thread.
    protected abstract Parent content() throws Exception;

    @BeforeEach
    void openWindow() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(shown -> {
            try {
                var scene = new Scene(content());
                theme = new Theme(scene, appearance);
                shown.setScene(scene);
                shown.setX(0);
                shown.setY(0);
                // The stage is the same for all tests, and remembers.
                shown.setWidth(1000);
                shown.setHeight(700);
                shown.show();
            } catch (Exception e) {
                throw new IllegalStateException("content() failed", e);
            }
        });
        settle();
    }

    @AfterEach
    void closeWindow() throws TimeoutException {
        fx(() -> {
            theme.close();
            stage.close();
        });
        FxToolkit.cleanupStages();
    }

    protected final Stage stage() {
        return stage;
    }

    protected final Scene scene() {
        return stage.getScene();
    }

    protected final void dress(Appearance wanted) {
        fx(() -> appearance.set(wanted));
    }

    /// The content starts at 1000 x 700.
    protected final void resize(double width, double height) {
        fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settle();
    }

    /// Runs on the FX thread and waits for the end, and for whatever it put off until later.
    protected final void fx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        settle();
    }

    /// The same with an answer.
    protected final <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, question);
    }

    /// Waits for something that another thread brings about.
    protected final void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        settle();
    }

    /// Waits until the FX thread has nothing left to do and has drawn it.
    protected final void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A picture of the window's content; see [Screenshots].
    protected final void screenshot(String name) {
        settle();
        Screenshots.take(name, scene(), 1);
    }

    /// The same as a screen at 200 % would show it.
    protected final void screenshotAtDoubleScale(String name) {
        settle();
        Screenshots.take(name, scene(), 2);
    }
}
