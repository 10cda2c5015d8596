package dev.earshot.app.transcribe;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the page's models work with.
///
/// @param recordings where recordings go unless the settings name another folder
/// @param showInFolder shows a file where it lies
record Surroundings(
        Engine engine,
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
    record Threads(Executor fx, Executor waiting, Executor computing) {}

    /// Passes on what a recogniser wants the user to know.
    void tell(TranscriptEvent event) {
        if (event instanceof TranscriptEvent.Notice(var sentence)) {
            notices.info(sentence);
        }
    }

    /// How models are loaded from now on.
    LoadOptions loading() {
        return settings.settings().get().loading();
    }

    /// Where a recording that begins now goes.
    Path recordingsFolder() {
        return settings.settings().get().recordings().orElse(recordings);
    }
}
