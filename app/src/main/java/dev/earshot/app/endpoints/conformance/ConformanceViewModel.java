package dev.earshot.app.endpoints.conformance;

import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.conformance.RuleState.Look;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.app.endpoints.sound.Voice;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.SpeechEngine;
import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.conformance.Verdict;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Conformance tab shows and can do. FX thread only.
final class ConformanceViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConformanceViewModel.class);

    private final EndpointPlace place;
    private final SourceChoice source;
    private final ObjectProperty<Wish> wish = new SimpleObjectProperty<>(this, "wish", Wish.USUAL);
    private final BooleanProperty onlyFailed = new SimpleBooleanProperty(this, "onlyFailed");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper(this, "doing", "");
    private final ReadOnlyObjectWrapper<Optional<Duration>> timeLeft =
            new ReadOnlyObjectWrapper<>(this, "timeLeft", Optional.empty());
    private final ReadOnlyObjectWrapper<Double> progress = new ReadOnlyObjectWrapper<>(this, "progress", -1.0);
    private final ReadOnlyObjectWrapper<Optional<ConformanceReport>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ObservableList<RuleState> states = FXCollections.observableArrayList();
    // One view for all: it is only held weakly by what it shows.
    private final ObservableList<RuleState> statesView = FXCollections.unmodifiableObservableList(states);
    private final Subscription watching;
    private Optional<Thread> runner = Optional.empty();
    private Optional<Clock> clock = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private long began;
    private boolean stopping;

    ConformanceViewModel(EndpointPlace place, SpeechEngine engine, Voice voice) {
        this.place = place;
        source = new SourceChoice(
                place.context().places().samples(),
                engine,
                place.threads(),
                voice,
                List.of(Source.Kind.SAMPLE, Source.Kind.RECORDING, Source.Kind.SPOKEN));
        source.source()
                .subscribe(chosen -> chosen.ifPresent(one -> wish.set(wish.get().withReference(one.text()))));
        watching = place.chosen().subscribe(_ -> {
            if (!busy.get()) {
                forget();
            }
        });
    }

    private void forget() {
        report.set(Optional.empty());
        problem.set("");
        states.clear();
    }

    EndpointPlace place() {
        return place;
    }

    SourceChoice source() {
        return source;
    }

    ObjectProperty<Wish> wish() {
        return wish;
    }

    BooleanProperty onlyFailed() {
        return onlyFailed;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Why there are no verdicts; blank for nothing.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What is being tried, as a line.
    ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Duration>> timeLeft() {
        return timeLeft.getReadOnlyProperty();
    }

    /// From 0 to 1; negative while it is not known.
    ReadOnlyObjectProperty<Double> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ConformanceReport>> report() {
        return report.getReadOnlyProperty();
    }

    /// All rules, in the order of the catalogue; empty before the first run.
    ObservableList<RuleState> states() {
        return statesView;
    }

    void toggle() {
        if (busy.get()) {
            stop();
        } else {
            start();
        }
    }

    /// Stops; the verdicts until then stay.
    void stop() {
        stopping = true;
        runner.ifPresent(Thread::interrupt);
    }

    private void start() {
        var chosen = place.chosen().getValue();
        var sent = source.source().getValue();
        if (chosen.isEmpty() || sent.isEmpty() || wish.get().rules().isEmpty()) {
            problem.set(
                    chosen.isEmpty()
                            ? "Choose an endpoint first, or add one."
                            : sent.isEmpty() ? source.missing() : "Choose at least one rule that is to be tried.");
            return;
        }
        forget();
        states.setAll(Arrays.stream(Rule.values()).map(RuleState::waiting).toList());
        busy.set(true);
        stopping = false;
        progress.set(-1.0);
        timeLeft.set(Optional.empty());
        clock = Optional.empty();
        doing.set("The endpoint is being looked up, with its key.");
        var work = new JudgeWork(chosen.get(), sent.get(), wish.get(), place, source);
        task = Optional.of(place.context()
                .tasks()
                .begin("Judging " + chosen.get().endpoint().name(), this::stop));
        place.threads().computing().execute(() -> run(work));
    }

    /// On a computing thread.
    private void run(JudgeWork work) {
        var here = Thread.currentThread();
        onFx(() -> {
            runner = Optional.of(here);
            if (stopping) {
                here.interrupt();
            }
        });
        try {
            var whole =
                    work.run(load -> onFx(() -> begin(Clock.of(load, work.wish().rules()))), new Telling());
            onFx(() -> end(Optional.of(whole), ""));
        } catch (InterruptedException e) {
            onFx(() -> end(Optional.empty(), "Stopped; the verdicts until then stay."));
        } catch (SttException none) {
            onFx(() -> end(Optional.empty(), none.sentence()));
        } catch (RuntimeException fault) {
            LOG.error("Judging failed", fault);
            onFx(() -> end(Optional.empty(), "The run failed: that is a fault of Earshot, the log has more."));
        }
    }

    private void onFx(Runnable step) {
        place.threads().fx().execute(step);
    }

    private void begin(Clock known) {
        began = System.nanoTime();
        clock = Optional.of(known);
        refresh();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Looks how long it will still take; called every now and then while a run goes on.
    void refresh() {
        clock.ifPresent(now -> {
            progress.set(now.fraction());
            timeLeft.set(now.timeLeft(elapsed()));
            task.ifPresent(row -> row.progress().set(now.fraction()));
        });
    }

    private void put(RuleState state) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).rule() == state.rule()) {
                states.set(i, state);
            }
        }
    }

    private void end(Optional<ConformanceReport> whole, String sentence) {
        runner = Optional.empty();
        task.ifPresent(place.context().tasks()::end);
        task = Optional.empty();
        clock = Optional.empty();
        doing.set("");
        timeLeft.set(Optional.empty());
        states.replaceAll(state -> state.look() == Look.TRYING ? RuleState.waiting(state.rule()) : state);
        report.set(whole);
        problem.set(sentence);
        busy.set(false);
    }

    @Override
    public void close() {
        watching.unsubscribe();
        stop();
    }

    /// On the run's thread.
    private final class Telling implements ConformanceListener {
        @Override
        public void begun(Rule rule) {
            onFx(() -> {
                doing.set("Trying: " + rule.title());
                put(RuleState.trying(rule));
            });
        }

        @Override
        public void judged(Verdict verdict) {
            onFx(() -> {
                put(RuleState.of(verdict));
                clock = clock.map(now -> now.judged(verdict.rule(), elapsed()));
                refresh();
            });
        }
    }
}
