package dev.earshot.app.endpoints.run;

import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.app.shell.RunningTask;
import dev.earshot.app.speech.Meter;
import dev.earshot.bridge.endpoint.EndpointTest;
import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.bridge.endpoint.Unknown;
import dev.earshot.engine.SttException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Test tab shows and can do. FX thread only.
final class RunViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunViewModel.class);

    private final EndpointPlace place;
    private final Outside outside;
    private final RunShelf shelf;
    private final SourceChoice source;
    private final ObjectProperty<RunSetup> setup = new SimpleObjectProperty<>(this, "setup", RunSetup.USUAL);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Idle());
    private final ReadOnlyObjectWrapper<RunProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", RunProgress.NONE);
    private final ReadOnlyObjectWrapper<Meter> level = new ReadOnlyObjectWrapper<>(this, "level", Meter.ZERO);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<Optional<ShownRun>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison", Optional.empty());
    private final ObservableList<RunRecord> history = FXCollections.observableArrayList();
    // One view for all: it is only held weakly by what it shows.
    private final ObservableList<RunRecord> historyView = FXCollections.unmodifiableObservableList(history);
    private final Subscription watching;
    private Optional<RunWork> work = Optional.empty();
    private Optional<RunningTask> task = Optional.empty();
    private boolean closed;

    RunViewModel(EndpointPlace place, Outside outside) {
        this.place = place;
        this.outside = outside;
        shelf = RunShelf.in(place.context().places().runs());
        source = new SourceChoice(
                place.context().places().samples(),
                outside.engine(),
                place.threads(),
                outside.voice(),
                List.of(Source.Kind.values()));
        source.source().subscribe(this::prefill);
        watching = place.chosen().subscribe(this::turnTo);
    }

    private void prefill(Optional<Source> chosen) {
        chosen.ifPresent(one -> setup.set(setup.get().withReference(one.text()).withLanguage(one.language())));
    }

    private void turnTo(Optional<Chosen> chosen) {
        if (!phase.get().busy()) {
            shown.set(Optional.empty());
            comparison.set(Optional.empty());
            problem.set("");
        }
        refreshHistory(chosen);
    }

    EndpointPlace place() {
        return place;
    }

    Outside outside() {
        return outside;
    }

    SourceChoice source() {
        return source;
    }

    ObjectProperty<RunSetup> setup() {
        return setup;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// As it was at the last [#refresh].
    ReadOnlyObjectProperty<RunProgress> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Meter> level() {
        return level.getReadOnlyProperty();
    }

    /// Why there is no run, or why the last one ended early; blank for nothing.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ShownRun>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// Runs of the chosen endpoint, the newest first.
    ObservableList<RunRecord> history() {
        return historyView;
    }

    /// Whose run goes on or is shown; empty for none.
    Optional<RunWork.Order> order() {
        return work.map(RunWork::order);
    }

    /// Starts a run, or stops the one that goes on; a second stop ends it at once.
    void toggle() {
        switch (phase.get()) {
            case Phase.Idle _ -> start();
            case Phase.Preparing _, Phase.Running _ -> {
                phase.set(new Phase.Ending());
                work.ifPresent(RunWork::stop);
            }
            case Phase.Ending _ -> work.ifPresent(RunWork::abandon);
        }
    }

    void start() {
        var chosen = place.chosen().getValue();
        var sent = source.source().getValue();
        if (phase.get().busy()) {
            return;
        }
        if (chosen.isEmpty() || sent.isEmpty()) {
            problem.set(chosen.isEmpty() ? "Choose an endpoint first, or add one." : source.missing());
            return;
        }
        problem.set("");
        progress.set(RunProgress.NONE);
        level.set(Meter.ZERO);
        phase.set(new Phase.Preparing("The run is being prepared."));
        var order = new RunWork.Order(chosen.get(), sent.get(), setup.get());
        var begun = new RunWork(
                order, place, source, outside.engine(), shelf, new RunWork.Listener(this::turnTo, level::set));
        work = Optional.of(begun);
        task = Optional.of(place.context()
                .tasks()
                .begin("Testing " + order.chosen().endpoint().name(), begun::abandon));
        place.threads().computing().execute(() -> run(begun));
    }

    private void turnTo(Phase next) {
        if (phase.get() instanceof Phase.Preparing) {
            phase.set(next);
        }
    }

    /// On a computing thread.
    private void run(RunWork begun) {
        try {
            var record = begun.run();
            var opened = ShownRun.open(record);
            place.threads().fx().execute(() -> ended(opened));
        } catch (SttException none) {
            place.threads().fx().execute(() -> failed(none.sentence()));
        } catch (RuntimeException fault) {
            LOG.error("A test run failed", fault);
            place.threads().fx().execute(() -> failed("The run failed: that is a fault of Earshot, the log has more."));
        }
    }

    private void ended(ShownRun opened) {
        if (closed) {
            place.threads().waiting().execute(opened.loaded()::close);
            return;
        }
        rest();
        problem.set(opened.run().problem());
        comparison.set(Optional.empty());
        shown.set(Optional.of(opened));
        refreshHistory(place.chosen().getValue());
    }

    private void failed(String sentence) {
        rest();
        problem.set(sentence);
    }

    private void rest() {
        refresh();
        task.ifPresent(place.context().tasks()::end);
        task = Optional.empty();
        level.set(level.get().silent());
        phase.set(new Phase.Idle());
    }

    /// Looks how far the run is; called several times a second while it goes on.
    void refresh() {
        work.ifPresent(going -> {
            progress.set(going.progress());
            task.ifPresent(row -> row.progress().set(progress.get().fraction()));
        });
    }

    /// Shows an earlier run.
    void show(RunRecord run) {
        place.threads().waiting().execute(() -> {
            try {
                var opened = ShownRun.open(run);
                place.threads().fx().execute(() -> {
                    problem.set(run.problem());
                    comparison.set(Optional.empty());
                    shown.set(Optional.of(opened));
                });
            } catch (SttException gone) {
                place.threads().fx().execute(() -> problem.set(gone.sentence()));
            }
        });
    }

    /// Puts the run that is shown beside another one.
    void compare(RunRecord other) {
        shown.get()
                .ifPresent(one -> place.threads().computing().execute(() -> {
                    try {
                        var compared = Comparison.of(one.run(), other);
                        place.threads().fx().execute(() -> comparison.set(Optional.of(compared)));
                    } catch (SttException gone) {
                        place.threads().fx().execute(() -> problem.set(gone.sentence()));
                    }
                }));
    }

    /// Keeps what would be sent next as a test in a collection; a microphone is none that could be
    /// sent again.
    void collect() {
        var chosen = place.chosen().getValue();
        var kept = source.source().getValue().flatMap(Source::kept);
        if (chosen.isEmpty() || kept.isEmpty()) {
            problem.set(
                    chosen.isEmpty()
                            ? "Choose an endpoint first, or add one."
                            : "A test sends the same each time: choose a sample, a recording or a text.");
            return;
        }
        problem.set("");
        var reference = Optional.of(setup.get().reference().strip()).filter(text -> !text.isEmpty());
        place.collect()
                .accept(new EndpointTest(
                        chosen.get().endpoint().name(),
                        kept.get(),
                        setup.get().pacing(),
                        new Expectations(reference, Optional.empty(), Optional.empty(), Optional.empty(), false),
                        Unknown.NONE));
    }

    private void refreshHistory(Optional<Chosen> chosen) {
        history.clear();
        chosen.ifPresent(one -> {
            var name = one.endpoint().name();
            place.threads().waiting().execute(() -> {
                var runs = shelf.runs(name);
                place.threads().fx().execute(() -> {
                    if (place.chosen()
                            .getValue()
                            .map(now -> now.endpoint().name())
                            .filter(name::equals)
                            .isPresent()) {
                        history.setAll(runs);
                    }
                });
            });
        });
    }

    @Override
    public void close() {
        closed = true;
        watching.unsubscribe();
        work.ifPresent(RunWork::abandon);
        shown.set(Optional.empty());
    }
}
