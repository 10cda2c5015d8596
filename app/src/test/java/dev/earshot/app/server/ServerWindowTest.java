package dev.earshot.app.server;

import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.Shell;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Ticking;
import dev.earshot.engine.store.InstalledModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The Server page in a window, with a model of the test's own behind a real server.
abstract class ServerWindowTest extends WindowTest {
    @TempDir
    Path folder;

    protected final FakeSpeech engine = new FakeSpeech();
    protected final Ticking clock = new Ticking();
    protected final List<String> clipboard = new ArrayList<>();
    protected final List<Path> traced = new ArrayList<>();
    protected final List<URI> browsed = new ArrayList<>();
    /// Where a phone would find the server.
    protected URI phone = URI.create("http://192.0.2.7:8000");
    protected final Callers callers = new Callers();
    protected SettingsStore settings;
    protected ServerViewModel model;
    protected ServerPage page;

    @Override
    protected Parent content() throws Exception {
        var notices = new NoticeStack();
        var tasks = new RunningTasks(clock);
        engine.models = List.of(
                new InstalledModel("whisper-small", "Whisper small (scripted)", "whisper", Optional.of(folder)),
                FakeSpeech.BUILT_IN);
        settings = new SettingsStore(folder.resolve("settings.json"));
        settings.change(old -> old.withServer(old.server().withPort(FreePort.find())));
        model = new ServerViewModel(
                new Surroundings<>(
                        engine,
                        settings,
                        tasks,
                        notices,
                        folder,
                        new Threads(
                                Platform::runLater,
                                task -> Thread.ofVirtual().start(task),
                                task -> Thread.ofPlatform().daemon().start(task)),
                        clock,
                        _ -> {}),
                (usual, options) -> _ -> engine.recognizer(usual, options),
                new ServerKey(folder.resolve("server-key")),
                new ServerViewModel.Outlets(clipboard::add, browsed::add, _ -> Optional.of(phone), traced::addAll));
        page = new ServerPage(model);
        var shell = new Shell(
                List.of(page),
                List.of(),
                tasks,
                notices,
                new SimpleStringProperty("Whisper small (scripted)"),
                _ -> {});
        shell.show(page);
        return shell;
    }

    @AfterEach
    void closePage() {
        callers.close();
        fx(page::close);
        settings.close();
    }

    protected final Connection start() throws TimeoutException {
        until(() -> model.choice().model().get().isPresent());
        fx(model::toggle);
        until(() -> model.phase().get() instanceof Phase.On);
        return ask(() -> ((Phase.On) model.phase().get()).connection());
    }

    /// Waits until that is true on the FX thread.
    protected final void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        settle();
    }

    protected final void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }
}
