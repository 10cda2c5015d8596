package dev.earshot.app.models;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.models.ModelItem.Finding;
import dev.earshot.app.models.ModelItem.Work;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.StoredModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with an installed model: verifying, measuring, removing. One thing a model at a time. FX thread only.
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Surroundings with;
    private final Runnable changed;
    private final Set<Thread> threads = new HashSet<>();

    /// @param changed hears that a model is gone
    Upkeep(Surroundings with, Runnable changed) {
        this.with = with;
        this.changed = changed;
    }

    /// Reads all its files and compares them with what was installed.
    void verify(ModelItem item, StoredModel model) {
        item.finding().set(Optional.empty());
        begin(item, "Checking", with.threads().waiting(), progress -> {
            var found = with.shelf().verify(model, now -> progress.accept(now.total() == 0 ? -1 : now.fraction()));
            return () ->
                    item.finding().set(Optional.of(found.isWhole() ? new Finding.Whole() : new Finding.Damaged(found)));
        });
    }

    /// Measures how fast it is here.
    void measure(ModelItem item, InstalledModel model) {
        var options = with.loading();
        begin(item, "Measuring", with.threads().computing(), progress -> {
            var speed = with.speeds().measure(model, options, now -> progress.accept(now.fraction()));
            return () -> item.speed().set(Optional.of(speed));
        });
    }

    void remove(ModelItem item, StoredModel model) {
        begin(item, "Removing", with.threads().waiting(), _ -> {
            try {
                with.shelf().remove(model);
            } catch (IOException e) {
                LOG.warn("{} stays", model.folder(), e);
                throw new SttException(
                        SttError.WRITE_FAILED,
                        item.name() + " could not be removed from " + model.folder()
                                + ": close what uses it, then try again.",
                        e);
            }
            return () -> {
                forget(model);
                changed.run();
            };
        });
    }

    /// Whoever used it gets what is used when nobody chose.
    private void forget(StoredModel gone) {
        with.settings()
                .change(old -> old.model()
                                .filter(name -> name.equals(gone.id())
                                        || name.equals(gone.folder().toString()))
                                .isPresent()
                        ? old.withModel(Optional.empty())
                        : old);
    }

    /// Something to do; answers what the FX thread does then.
    private interface Job {
        Runnable run(DoubleConsumer progress) throws InterruptedException;
    }

    private void begin(ModelItem item, String doing, Executor executor, Job job) {
        if (item.work().get().isPresent()) {
            return;
        }
        var one = new Running(item, doing);
        one.show(-1);
        item.problem().set(Optional.empty());
        executor.execute(() -> one.run(job));
    }

    /// Stops all of it.
    @Override
    public void close() {
        synchronized (threads) {
            threads.forEach(Thread::interrupt);
        }
    }

    private final class Running {
        private final ModelItem item;
        private final String doing;
        private final RunningTask task;
        private final FxLatest<Double> progress = new FxLatest<>(with.threads().fx(), this::show);
        private Optional<Thread> runner = Optional.empty();
        private boolean cancelled;
        private boolean over;

        Running(ModelItem item, String doing) {
            this.item = item;
            this.doing = doing;
            this.task = with.tasks().begin(doing + " " + item.name(), this::cancel);
        }

        private synchronized void cancel() {
            cancelled = true;
            runner.ifPresent(Thread::interrupt);
        }

        private synchronized boolean mayRun() {
            runner = cancelled ? Optional.empty() : Optional.of(Thread.currentThread());
            return !cancelled;
        }

        private synchronized void ended() {
            runner = Optional.empty();
        }

        void run(Job job) {
            synchronized (threads) {
                threads.add(Thread.currentThread());
            }
            Runnable last = () -> {};
            try {
                if (mayRun()) {
                    last = job.run(progress::set);
                }
            } catch (SttException failed) {
                last = () -> item.problem().set(Optional.of(failed.sentence()));
            } catch (InterruptedException stopped) {
                LOG.info("{} {} was stopped", doing, item.name());
            } catch (RuntimeException fault) {
                LOG.error("{} {} failed", doing, item.name(), fault);
                last = () -> item.problem().set(Optional.of("Something inside Earshot failed: the log has more."));
            } finally {
                ended();
                synchronized (threads) {
                    threads.remove(Thread.currentThread());
                }
                var result = last;
                with.threads().fx().execute(() -> end(result));
            }
        }

        private void show(double fraction) {
            if (!over) {
                task.progress().set(fraction);
                item.work().set(Optional.of(new Work(doing, fraction, this::cancel)));
            }
        }

        private void end(Runnable result) {
            over = true;
            with.tasks().end(task);
            item.work().set(Optional.empty());
            result.run();
        }
    }
}
