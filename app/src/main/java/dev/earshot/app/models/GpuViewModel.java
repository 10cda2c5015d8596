package dev.earshot.app.models;

import dev.earshot.app.fx.FxLatest;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.RuntimePlan;
import dev.earshot.engine.inference.RuntimeProgress;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What computes here, the proof that it does, and PyTorch for the GPU on request. FX thread only.
final class GpuViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GpuViewModel.class);

    private final GpuParts gpu;
    private final Surroundings with;
    private final ReadOnlyObjectWrapper<Optional<GpuParts.State>> state =
            new ReadOnlyObjectWrapper<>(this, "state", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RuntimePlan>> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RuntimeProgress>> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final FxLatest<RuntimeProgress> latest;
    private volatile Optional<Thread> runner = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private boolean looking;

    GpuViewModel(GpuParts gpu, Surroundings with) {
        this.gpu = gpu;
        this.with = with;
        this.latest = new FxLatest<>(with.threads().fx(), this::show);
    }

    /// Empty until it was looked.
    ReadOnlyObjectProperty<Optional<GpuParts.State>> state() {
        return state.getReadOnlyProperty();
    }

    /// What would be fetched; empty until it was asked.
    ReadOnlyObjectProperty<Optional<RuntimePlan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /// Empty while nothing is fetched.
    ReadOnlyObjectProperty<Optional<RuntimeProgress>> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Looks what computes here; loads PyTorch, on a thread of its own. Once is enough.
    void look() {
        if (looking || state.get().isPresent()) {
            return;
        }
        looking = true;
        run(() -> {
            var found = gpu.look();
            return () -> state.set(Optional.of(found));
        });
    }

    /// Asks how large it would be.
    void ask() {
        if (state.get()
                .filter(now -> now.support() instanceof GpuSupport.Possible)
                .isPresent()) {
            run(() -> {
                var found = gpu.plan();
                return () -> plan.set(Optional.of(found));
            });
        }
    }

    void fetch() {
        plan.get().filter(_ -> task.isEmpty()).ifPresent(wanted -> {
            task = Optional.of(with.tasks().begin("Getting PyTorch for the GPU", this::close));
            progress.set(Optional.of(new RuntimeProgress("", 0, wanted.bytes())));
            run(() -> {
                gpu.fetch(wanted, latest::set);
                var found = gpu.look();
                return () -> {
                    state.set(Optional.of(found));
                    with.notices().info("PyTorch for the GPU is here. Restart Earshot to use it.");
                };
            });
        });
    }

    void remove() {
        run(() -> {
            gpu.remove();
            var found = gpu.look();
            return () -> {
                plan.set(Optional.empty());
                state.set(Optional.of(found));
            };
        });
    }

    private void show(RuntimeProgress now) {
        task.ifPresent(shown -> {
            shown.progress().set(now.total() == 0 ? -1 : (double) now.fetched() / now.total());
            progress.set(Optional.of(now));
        });
    }

    /// Something to do; answers what the FX thread does then.
    private interface Job {
        Runnable run() throws InterruptedException;
    }

    private void run(Job job) {
        problem.set(Optional.empty());
        with.threads().computing().execute(() -> {
            runner = Optional.of(Thread.currentThread());
            Runnable last = () -> {};
            try {
                last = job.run();
            } catch (SttException refused) {
                last = () -> problem.set(Optional.of(refused.sentence()));
            } catch (InterruptedException stopped) {
                LOG.info("Stopped");
            } finally {
                runner = Optional.empty();
                var result = last;
                with.threads().fx().execute(() -> end(result));
            }
        });
    }

    private void end(Runnable result) {
        looking = false;
        task.ifPresent(with.tasks()::end);
        task = Optional.empty();
        progress.set(Optional.empty());
        result.run();
    }

    /// Stops what is fetched; what has arrived is kept.
    @Override
    public void close() {
        runner.ifPresent(Thread::interrupt);
    }
}
