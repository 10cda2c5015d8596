package dev.earshot.app.models;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves all models into another folder. FX thread only.
final class StoreMove implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreMove.class);

    private final Surroundings with;
    private final Runnable moved;
    private final ReadOnlyObjectWrapper<Optional<Double>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private final FxLatest<Double> latest;
    private volatile Optional<Thread> runner = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();

    /// @param moved hears that the models lie elsewhere, or that they stay
    StoreMove(Surroundings with, Runnable moved) {
        this.with = with;
        this.moved = moved;
        this.latest = new FxLatest<>(with.threads().fx(), this::show);
    }

    /// From 0 to 1, negative while that is not known; empty while nothing moves.
    ReadOnlyObjectProperty<Optional<Double>> progress() {
        return progress.getReadOnlyProperty();
    }

    void to(Path folder) {
        if (progress.get().isPresent()) {
            return;
        }
        progress.set(Optional.of(-1.0));
        task = Optional.of(with.tasks().begin("Moving the models", this::close));
        with.threads().waiting().execute(() -> {
            runner = Optional.of(Thread.currentThread());
            Runnable last = () -> with.notices().info("The models are in " + folder + " now.");
            try {
                with.shelf().moveTo(folder, now -> latest.set(now.total() == 0 ? -1 : now.fraction()));
            } catch (SttException refused) {
                last = () -> with.notices().problem(refused.sentence());
            } catch (InterruptedException stopped) {
                LOG.info("Moving the models was stopped");
                last = () -> with.notices().info("The models stay where they were.");
            } finally {
                runner = Optional.empty();
                var result = last;
                with.threads().fx().execute(() -> end(result));
            }
        });
    }

    private void show(double fraction) {
        task.ifPresent(shown -> {
            shown.progress().set(fraction);
            progress.set(Optional.of(fraction));
        });
    }

    private void end(Runnable result) {
        task.ifPresent(with.tasks()::end);
        task = Optional.empty();
        progress.set(Optional.empty());
        result.run();
        moved.run();
    }

    /// Stops it; before the last step the old folder is as it was.
    @Override
    public void close() {
        runner.ifPresent(Thread::interrupt);
    }
}
