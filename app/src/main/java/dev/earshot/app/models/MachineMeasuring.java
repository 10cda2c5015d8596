package dev.earshot.app.models;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.engine.SttException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures this machine once, so that the speed of models can be told that are not here yet. FX thread only.
final class MachineMeasuring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineMeasuring.class);

    private final Surroundings with;
    private final Runnable measured;
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(this, "known", true);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final FxLatest<Double> latest;
    private volatile Optional<Thread> runner = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private volatile boolean stopped;

    /// @param measured hears that it was done
    MachineMeasuring(Surroundings with, Runnable measured) {
        this.with = with;
        this.measured = measured;
        this.latest = new FxLatest<>(with.threads().fx(), this::show);
    }

    /// Whether it was done before; true until somebody looked.
    ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// From 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Why it could not be done, in a sentence.
    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    void isKnown(boolean done) {
        known.set(done);
    }

    /// Begins; 20 s at most.
    void start() {
        if (running.get()) {
            return;
        }
        stopped = false;
        running.set(true);
        progress.set(-1);
        problem.set(Optional.empty());
        task = Optional.of(with.tasks().begin("Measuring this machine", this::close));
        var options = with.loading();
        with.threads().computing().execute(() -> {
            runner = Optional.of(Thread.currentThread());
            Optional<String> failure = Optional.empty();
            try {
                if (!stopped) {
                    with.speeds().measureMachine(options, now -> latest.set(now.fraction()));
                }
            } catch (SttException failed) {
                failure = Optional.of(failed.sentence());
            } catch (InterruptedException e) {
                LOG.info("Measuring the machine was stopped");
            } finally {
                runner = Optional.empty();
                var sentence = failure;
                with.threads().fx().execute(() -> end(sentence));
            }
        });
    }

    private void show(double fraction) {
        if (running.get()) {
            progress.set(fraction);
            task.ifPresent(shown -> shown.progress().set(fraction));
        }
    }

    private void end(Optional<String> failure) {
        task.ifPresent(with.tasks()::end);
        running.set(false);
        problem.set(failure);
        measured.run();
    }

    /// Stops it.
    @Override
    public void close() {
        stopped = true;
        runner.ifPresent(Thread::interrupt);
    }
}
