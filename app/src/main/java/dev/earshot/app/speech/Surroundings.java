package dev.earshot.app.speech;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.app.shell.ShellContext;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// What a page that listens works with.
///
/// @param <E> what the page asks of the engine
/// @param recordings where recordings go unless the settings name another folder
/// @param showInFolder shows a file where it lies
public record Surroundings<E extends SpeechEngine>(
        E engine,
        SettingsStore settings,
        RunningTasks tasks,
        Notices notices,
        Path recordings,
        Threads threads,
        InstantSource clock,
        Consumer<Path> showInFolder) {
    /// Who runs what.
    ///
    /// @param fx the FX thread
    /// @param waiting a virtual thread a task: files, devices, what blocks
    /// @param computing a platform thread a task: decoding and recognising
    public record Threads(Executor fx, Executor waiting, Executor computing) {
        /// Those of a page in the window.
        ///
        /// @param page what its threads are called
        public static Threads of(String page) {
            return new Threads(
                    Platform::runLater,
                    task -> Thread.ofVirtual().name(page + " page").start(task),
                    task -> Thread.ofPlatform().daemon().name(page).start(task));
        }
    }

    /// What the window offers to a page that asks this of the engine.
    public static <E extends SpeechEngine> Surroundings<E> in(ShellContext window, E engine, Threads threads) {
        return new Surroundings<>(
                engine,
                window.settings(),
                window.tasks(),
                window.notices(),
                window.places().recordings(),
                threads,
                InstantSource.system(),
                file -> window.host()
                        .showDocument(
                                file.toAbsolutePath().resolveSibling("").toUri().toString()));
    }

    /// Passes on what a recogniser wants the user to know.
    public void tell(TranscriptEvent event) {
        if (event instanceof TranscriptEvent.Notice notice) {
            notices.info(notice.sentence());
        }
    }

    /// How models are loaded from now on.
    public LoadOptions loading() {
        return settings.settings().get().loading();
    }

    /// Where a recording that begins now goes.
    public Path recordingsFolder() {
        return settings.settings().get().recordings().orElse(recordings);
    }
}
