package dev.earshot.app.shell;

import java.time.InstantSource;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All work that goes on, in the order in which it began. FX thread only.
public final class RunningTasks {
    private final ObservableList<RunningTask> tasks = FXCollections.observableArrayList();
    // One view for all: it is only held weakly by what it shows, so a new one for each caller could vanish under them.
    private final ObservableList<RunningTask> readOnly = FXCollections.unmodifiableObservableList(tasks);
    private final InstantSource clock;

    public RunningTasks(InstantSource clock) {
        this.clock = clock;
    }

    public ObservableList<RunningTask> list() {
        return readOnly;
    }

    public RunningTask begin(String title, Runnable cancel) {
        var task = new RunningTask(title, cancel, clock);
        tasks.add(task);
        return task;
    }

    public void end(RunningTask task) {
        tasks.remove(task);
    }
}
