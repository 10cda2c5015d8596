package dev.earshot.app.models;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Download.Parts;
import dev.earshot.engine.store.DownloadProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The downloads of this window: they go on whatever page is shown, each in the status bar and in its row of the list.
/// FX thread only.
final class Fetches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    /// Begins a download; on a waiting thread.
    interface Start {
        Shelf.Fetch begin(Consumer<DownloadProgress> listener);
    }

    private final Surroundings with;
    private final Runnable arrange;
    private final Runnable changed;
    private final Map<String, Running> running = new HashMap<>();

    /// @param arrange hears that an item belongs to another part of the list
    /// @param changed hears that a download ended and the disk holds something else now
    Fetches(Surroundings with, Runnable arrange, Runnable changed) {
        this.with = with;
        this.arrange = arrange;
        this.changed = changed;
    }

    /// Begins at once; nothing happens when it is under way already.
    ///
    /// @param doing for the status bar: `Getting`
    /// @param done what happens when it is complete
    void begin(ModelItem item, String doing, Start start, Runnable done) {
        if (!running.containsKey(item.id())) {
            var one = new Running(item, doing, done);
            running.put(item.id(), one);
            one.begin(start);
        }
    }

    boolean isRunning(ModelItem item) {
        return running.containsKey(item.id());
    }

    /// Whether a download here is of a model with that name.
    boolean isFetching(String name) {
        return running.values().stream().anyMatch(one -> one.item.name().equals(name));
    }

    /// The one of an item; empty also while it is only being prepared.
    Optional<Shelf.Fetch> running(ModelItem item) {
        return Optional.ofNullable(running.get(item.id())).flatMap(Running::fetch);
    }

    void cancel(ModelItem item, Parts parts) {
        Optional.ofNullable(running.get(item.id())).ifPresent(one -> one.cancel(parts));
    }

    /// Ends all of them and waits until nothing of them runs; what has arrived is kept.
    @Override
    public void close() {
        List.copyOf(running.values()).forEach(Running::close);
        running.clear();
    }

    /// One download.
    private final class Running {
        private final ModelItem item;
        private final Runnable done;
        private final ModelState before;
        private final RunningTask task;
        private final FxLatest<DownloadProgress> progress =
                new FxLatest<>(with.threads().fx(), this::show);

        // Written by the waiting thread and by the FX thread.
        private Optional<Shelf.Fetch> fetch = Optional.empty();
        private Optional<Parts> cancelled = Optional.empty();

        Running(ModelItem item, String doing, Runnable done) {
            this.item = item;
            this.done = done;
            this.before = item.state().get();
            this.task = with.tasks().begin(doing + " " + item.name(), () -> cancel(Parts.KEPT));
        }

        void begin(Start start) {
            item.problem().set(Optional.empty());
            show(new DownloadProgress(DownloadProgress.Phase.LOOKING, 0, 0, 0, Optional.empty(), Optional.empty()));
            arrange.run();
            with.threads().waiting().execute(() -> run(start));
        }

        private void run(Start start) {
            Optional<String> problem = Optional.empty();
            boolean complete = false;
            try (var begun = start.begin(progress::set)) {
                began(begun);
                begun.await();
                complete = true;
            } catch (SttException failed) {
                problem = failed.error() == SttError.CANCELLED ? problem : Optional.of(failed.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException fault) {
                LOG.error("Fetching {} failed", item.name(), fault);
                problem = Optional.of("Something inside Earshot failed: the log has more. What has arrived is kept.");
            }
            var sentence = problem;
            boolean whole = complete;
            with.threads().fx().execute(() -> end(sentence, whole));
        }

        /// Somebody may have cancelled while it was being prepared.
        private synchronized void began(Shelf.Fetch begun) {
            fetch = Optional.of(begun);
            cancelled.ifPresent(begun::cancel);
        }

        synchronized Optional<Shelf.Fetch> fetch() {
            return fetch;
        }

        synchronized void cancel(Parts parts) {
            cancelled = Optional.of(parts);
            fetch.ifPresent(begun -> begun.cancel(parts));
        }

        void close() {
            cancel(Parts.KEPT);
            fetch().ifPresent(Shelf.Fetch::close);
        }

        private void show(DownloadProgress now) {
            if (running.get(item.id()) == this) {
                item.state().set(new ModelState.Fetching(now));
                task.progress().set(now.total() == 0 ? -1 : now.fraction());
            }
        }

        private void end(Optional<String> problem, boolean complete) {
            if (running.remove(item.id(), this)) {
                with.tasks().end(task);
                item.problem().set(problem);
                item.state().set(before);
                arrange.run();
                if (complete) {
                    done.run();
                }
                changed.run();
            }
        }
    }
}
