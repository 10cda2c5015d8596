package dev.earshot.engine.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// An idle time that passes when a test says so. Safe for many threads.
public final class IdleTime implements Executor {
    private List<Runnable> alarms = new ArrayList<>();

    @Override
    public synchronized void execute(Runnable alarm) {
        alarms.add(alarm);
    }

    /// What was to be done when the idle time has passed is done now.
    public void passes() {
        taken().forEach(Runnable::run);
    }

    /// Another one passes at its own time, with what was to be done after this one.
    void moveTo(IdleTime other) {
        taken().forEach(other::execute);
    }

    private synchronized List<Runnable> taken() {
        var due = alarms;
        alarms = new ArrayList<>();
        return due;
    }
}
