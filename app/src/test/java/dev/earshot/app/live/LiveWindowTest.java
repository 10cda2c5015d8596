package dev.earshot.app.live;

import dev.earshot.app.fx.WindowTest;
import dev.earshot.app.shell.Appearance;
import dev.earshot.app.shell.NoticeStack;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.Shell;
import dev.earshot.app.speech.FakeSpeech;
import dev.earshot.app.speech.FakeTake;
import dev.earshot.app.speech.SpeechDialogs;
import dev.earshot.app.speech.Surroundings;
import dev.earshot.app.speech.Surroundings.Threads;
import dev.earshot.app.speech.Ticking;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.audio.Microphone;
import dev.earshot.engine.export.ExportFormat;
import dev.earshot.engine.store.InstalledModel;
import java.nio.file.Path;
import java.time.Duration;
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

/// The Live page in a window, with an engine of the test's own.
abstract class LiveWindowTest extends WindowTest {
    @TempDir
    Path folder;

    protected final FakeSpeech engine = new FakeSpeech();
    protected final DictatedRecognizer recognizer = new DictatedRecognizer();
    protected final Ticking clock = new Ticking();
    protected final List<String> clipboard = new ArrayList<>();
    protected final List<Path> opened = new ArrayList<>();
    protected FakeTake take;
    protected LiveViewModel model;
    protected LivePage page;
    private SettingsStore settings;

    @Override
    protected Parent content() {
        var shown = new NoticeStack();
        var tasks = new RunningTasks(clock);
        take = new FakeTake(folder.resolve("Recording 2026-11-21 08.15.wav"));
        engine.microphone = Optional.of(take);
        engine.microphones = List.of(
                new Microphone("desk", "Desk microphone"),
                new Microphone("head", "Headset of the train"),
                new Microphone("monitor", "Monitor of the loudspeakers", Microphone.Kind.MONITOR));
        engine.models = List.of(
                new InstalledModel(
                        "whisper",
                        "Whisper small (scripted)",
                        "whisper",
                        Optional.of(folder),
                        List.of("en", "de", "fr"),
                        true),
                FakeSpeech.BUILT_IN);
        engine.recognizer = recognizer;
        settings = new SettingsStore(folder.resolve("settings.json"));
        model = new LiveViewModel(
                new Surroundings<>(
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
                        _ -> {}),
                new LiveViewModel.Outlets(clipboard::add, opened::addAll),
                (_, what) -> Platform.runLater(what));
        page = new LivePage(model, new NoDialogs());
        var shell = new Shell(
                List.of(page),
                List.of(),
                tasks,
                shown,
                new SimpleStringProperty("Whisper small (scripted)"),
                opened::addAll);
        shell.show(page);
        return shell;
    }

    @AfterEach
    void closePage() {
        fx(page::close);
        settings.close();
    }

    protected final void listen() throws TimeoutException {
        fx(model::toggle);
        until(() -> model.conversation().hearing().state().get() == Ear.State.HEARING);
    }

    /// So much sound, of a calm speaker.
    protected final void hear(Duration time) throws TimeoutException {
        take.level = new Level(0.35f, 0.08f, 0);
        for (int i = 0; i < time.toMillis() / 100; i++) {
            take.hear(new float[1600]);
        }
        var all = take.captured();
        until(() -> model.conversation().meter().get().captured().equals(all));
    }

    /// Waits until that is true on the FX thread.
    protected final void until(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> ask(condition::getAsBoolean));
        settle();
    }

    protected final int lines() {
        return model.conversation().hearing().script().paragraphs().size();
    }

    protected final void inLightAndDark(String name) {
        screenshot(name);
        dress(Appearance.DARK);
        screenshot(name + "-dark");
        dress(Appearance.LIGHT);
    }

    private static final class NoDialogs implements SpeechDialogs {
        @Override
        public Optional<Path> model() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> saveAs(ExportFormat format, Path folder, String name) {
            return Optional.of(folder.resolve(name));
        }
    }
}
