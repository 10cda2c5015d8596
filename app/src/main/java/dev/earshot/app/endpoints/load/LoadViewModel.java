package dev.earshot.app.endpoints.load;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.bridge.load.ConfirmedHost;
import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.SttException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Load tab shows and can do. FX thread only.
final class LoadViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadViewModel.class);

    private final EndpointPlace place;
    private final SourceChoice source;
    private final ObjectProperty<LoadWish> wish = new SimpleObjectProperty<>(this, "wish", LoadWish.USUAL);
    private final ReadOnlyObjectWrapper<LoadPhase> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new LoadPhase.Idle());
    private final ReadOnlyObjectWrapper<LoadData> data = new ReadOnlyObjectWrapper<>(this, "data", LoadData.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final Subscription watching;
    private Optional<Thread> runner = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private boolean stopping;

    /// A load that waits for a person.
    private record Asked(LoadWork work, LoadWork.Ready ready) {}

    LoadViewModel(EndpointPlace place, SpeechEngine engine, Voice voice) {
        this.place = place;
        source = new SourceChoice(
                place.context().places().samples(),
                engine,
                place.threads(),
                voice,
                List.of(Source.Kind.SAMPLE, Source.Kind.RECORDING, Source.Kind.SPOKEN));
        watching = place.chosen().subscribe(_ -> {
            if (phase.get() instanceof LoadPhase.Asking) {
                refuse();
            }
            if (!phase.get().busy()) {
                data.set(LoadData.NONE);
                problem.set("");
            }
        });
    }

    EndpointPlace place() {
        return place;
    }

    SourceChoice source() {
        return source;
    }

    ObjectProperty<LoadWish> wish() {
        return wish;
    }

    ReadOnlyObjectProperty<LoadPhase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LoadData> data() {
        return data.getReadOnlyProperty();
    }

    /// Why there is no load, or why it ended early; blank for nothing.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void toggle() {
        switch (phase.get()) {
            case LoadPhase.Idle _ -> start();
            case LoadPhase.Asking _ -> refuse();
            case LoadPhase.Preparing _, LoadPhase.Running _ -> stop();
        }
    }

    private void stop() {
        stopping = true;
        runner.ifPresent(Thread::interrupt);
    }

    private void start() {
        var chosen = place.chosen().getValue();
        var sent = source.source().getValue();
        if (chosen.isEmpty() || sent.isEmpty()) {
            problem.set(chosen.isEmpty() ? "Choose an endpoint first, or add one." : source.missing());
            return;
        }
        problem.set("");
        data.set(LoadData.NONE);
        stopping = false;
        phase.set(new LoadPhase.Preparing("The endpoint is being looked up, and the speech in the sound."));
        var work = new LoadWork(chosen.get(), sent.get(), wish.get(), place, source);
        inBackground(() -> {
            var ready = work.prepare();
            onFx(() -> prepared(work, ready));
        });
    }

    private void prepared(LoadWork work, LoadWork.Ready ready) {
        var here = ConfirmedHost.here(ready.address());
        if (stopping) {
            rest("Stopped before anything was sent.");
        } else if (here.isPresent()) {
            run(work, ready, here.get());
        } else {
            asked = Optional.of(new Asked(work, ready));
            phase.set(new LoadPhase.Asking(
                    ConfirmedHost.host(ready.address()).orElse(ready.address().toString()), work.sentence(ready)));
        }
    }

    /// Goes on with a load of another machine.
    ///
    /// @param host as somebody has named it
    void confirm(String host) {
        asked.ifPresent(one -> {
            try {
                var confirmed = ConfirmedHost.named(one.ready().address(), host);
                problem.set("");
                asked = Optional.empty();
                run(one.work(), one.ready(), confirmed);
            } catch (SttException other) {
                problem.set(other.sentence());
            }
        });
    }

    /// Does not load a machine of others.
    void refuse() {
        asked = Optional.empty();
        rest("");
    }

    private void run(LoadWork work, LoadWork.Ready ready, ConfirmedHost host) {
        phase.set(new LoadPhase.Running(work.wish().streams()));
        task = Optional.of(place.context()
                .tasks()
                .begin("Loading " + work.chosen().endpoint().name(), this::stop));
        inBackground(() -> {
            var limit = work.run(ready, host, new Watch());
            onFx(() -> {
                limit.ifPresent(streams -> data.set(data.get().withLimit(streams)));
                rest(stopping ? "Stopped; what came until then stays." : "");
            });
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void inBackground(Work work) {
        place.threads().computing().execute(() -> {
            var here = Thread.currentThread();
            onFx(() -> {
                runner = Optional.of(here);
                if (stopping) {
                    here.interrupt();
                }
            });
            try {
                work.run();
            } catch (InterruptedException e) {
                onFx(() -> rest("Stopped; what came until then stays."));
            } catch (SttException none) {
                onFx(() -> rest(none.sentence()));
            } catch (RuntimeException fault) {
                LOG.error("A load failed", fault);
                onFx(() -> rest("The load failed: that is a fault of Earshot, the log has more."));
            }
        });
    }

    private void onFx(Runnable step) {
        place.threads().fx().execute(step);
    }

    private void rest(String sentence) {
        task.ifPresent(place.context().tasks()::end);
        task = Optional.empty();
        runner = Optional.empty();
        problem.set(sentence);
        phase.set(new LoadPhase.Idle());
    }

    @Override
    public void close() {
        watching.unsubscribe();
        stop();
    }

    /// Told on threads of the load.
    private final class Watch implements LoadListener {
        @Override
        public void began(int streams) {
            onFx(() -> phase.set(new LoadPhase.Running(streams)));
        }

        @Override
        public void second(LoadMoment moment) {
            onFx(() -> data.set(data.get().with(moment)));
        }

        @Override
        public void ended(LoadStep step) {
            onFx(() -> data.set(data.get().with(step)));
        }
    }
}
