package dev.earshot.app.models;

import dev.earshot.app.shell.Notices;
import dev.earshot.app.shell.RunningTasks;
import dev.earshot.app.shell.SettingsStore;
import dev.earshot.engine.recognition.LoadOptions;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the page's models work with.
///
/// @param openFolder shows a folder in the system's file manager
record Surroundings(
        Shelf shelf,
        Speeds speeds,
        SettingsStore settings,
        RunningTasks tasks,
        Notices notices,
        Threads threads,
        Consumer<Path> openFolder) {
    /// Who runs what.
    ///
    /// @param fx the FX thread
    /// @param waiting a virtual thread a task: disks, the hub
    /// @param computing a platform thread a task: what runs native code
    record Threads(Executor fx, Executor waiting, Executor computing) {}

    /// How models are loaded.
    LoadOptions loading() {
        return settings.settings().get().loading();
    }
}
