package dev.earshot.app.transcribe;

import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.Shell;
import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Ticking;
import dev.earshot.app.speech.Waveform;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Group;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The Transcribe page in a window, with an engine of the test's own.
abstract class TranscribeWindowTest extends WindowTest {
    @TempDir
    Path folder;

    protected final FakeEngine engine = new FakeEngine();
    protected final Ticking clock = new Ticking();
    protected final RunningTasks tasks = new RunningTasks(clock);
    protected final FakeDialogs dialogs = new FakeDialogs();
    /// What the status bar names.
    protected final StringProperty inUse = new SimpleStringProperty("Demonstration (scripted)");

    protected TranscribeViewModel model;
    protected TranscribePage page;
    private SettingsStore settings;

    @Override
    protected Parent content() {
        var shown = new NoticeStack();
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new TranscribeViewModel(new Surroundings<>(
                engine,
                settings,
                tasks,
                shown,
                folder,
                new Threads(
                        Platform::runLater,
                        task -> Thread.ofVirtual().start(task),
                        task -> Thread.ofPlatform().daemon().start(task)),
                clock,
                _ -> {}));
        page = new TranscribePage(model, dialogs, new Group());
        var shell = new Shell(List.of(page), List.of(), tasks, shown, inUse, page::add);
        shell.show(page);
        return shell;
    }

    @BeforeEach
    void fullSize() {
        resize(1000, 700);
    }

    @AfterEach
    void closePage() {
        fx(model::close);
        settings.close();
    }

    /// A recording of the ten sentences with that name.
    protected final Path morning(String name) {
        var file = folder.resolve(name);
        engine.with(file, Morning.samples(), 2);
        return file;
    }

    protected final void add(Path... files) {
        fx(() -> model.add(List.of(files)));
    }

    /// Waits until that is true on the FX thread.
    protected final void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        settle();
    }

    protected final void untilDone() throws TimeoutException {
        until(() -> !model.items().isEmpty()
                && model.items().stream().allMatch(item -> item.state().get().ended()));
        until(() -> model.waveform().get().filter(Waveform::complete).isPresent());
    }

    protected final void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }
}
