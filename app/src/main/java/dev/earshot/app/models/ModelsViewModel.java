package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Recommendation;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The list of models and what can be done with them. FX thread only; it outlives the page's being shown, since
/// downloads go on.
final class ModelsViewModel implements AutoCloseable {
    /// What was found out in one look.
    private record Seen(Contents contents, Timings timings, Optional<Recommendation> recommended) {}

    private final Surroundings with;
    private final ModelItems items = new ModelItems();
    private final Arrivals arrivals;
    private final Upkeep upkeep;
    private final MachineMeasuring machine;
    private final ReadOnlyObjectWrapper<Optional<Contents>> contents =
            new ReadOnlyObjectWrapper<>(this, "contents", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Recommendation>> recommendation =
            new ReadOnlyObjectWrapper<>(this, "recommendation", Optional.empty());
    private Optional<ModelItem> wanted = Optional.empty();
    private boolean looking;
    private boolean lookAgain;

    ModelsViewModel(Surroundings with) {
        this.with = with;
        this.arrivals = new Arrivals(with, items, this::useWhenHere, this::refresh);
        this.upkeep = new Upkeep(with, this::refresh);
        this.machine = new MachineMeasuring(with, this::refresh);
    }

    /// The models, in the parts of the list.
    ModelItems items() {
        return items;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Upkeep upkeep() {
        return upkeep;
    }

    MachineMeasuring machine() {
        return machine;
    }

    /// What the disks held when it was last looked; empty before that.
    ReadOnlyObjectProperty<Optional<Contents>> contents() {
        return contents.getReadOnlyProperty();
    }

    /// What to begin with on this machine; empty while that is not known.
    ReadOnlyObjectProperty<Optional<Recommendation>> recommendation() {
        return recommendation.getReadOnlyProperty();
    }

    /// Looks again at what there is, without making anybody wait.
    void refresh() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        var folders = with.settings().settings().get().modelFolders();
        var options = with.loading();
        with.threads().waiting().execute(() -> {
            try {
                var found = with.shelf().look(folders);
                var seen = new Seen(
                        found,
                        Timings.of(found, with.speeds(), options),
                        with.speeds().recommended(found.catalogue(), options));
                boolean machineIsKnown = with.speeds().machineIsKnown(options);
                with.threads().fx().execute(() -> {
                    machine.isKnown(machineIsKnown);
                    show(seen);
                });
            } catch (SttException failed) {
                with.threads().fx().execute(() -> with.notices().problem(failed.sentence()));
            } finally {
                with.threads().fx().execute(this::looked);
            }
        });
    }

    private void looked() {
        looking = false;
        if (lookAgain) {
            lookAgain = false;
            refresh();
        }
    }

    private void show(Seen seen) {
        items.update(seen.contents(), arrivals::areComing, arrivals::areComing);
        var first = seen.recommended().map(it -> it.model().id());
        for (var item : items.all()) {
            item.speed().set(seen.timings().of(item.id()));
            item.recommended()
                    .set(first.equals(Optional.of(item.id()))
                            && item.state().get().part() != ModelState.Part.HERE);
        }
        markInUse(seen.contents());
        tell(seen.contents().problem());
        recommendation.set(seen.recommended());
        contents.set(Optional.of(seen.contents()));
        wanted.ifPresent(this::useWhenHere);
    }

    /// A mistake in the user's own catalogue is told once.
    private void tell(Optional<String> problem) {
        if (!problem.equals(contents.get().flatMap(Contents::problem))) {
            problem.ifPresent(with.notices()::problem);
        }
    }

    /// Marks the model that hears what is transcribed next.
    private void markInUse(Contents found) {
        var named = with.settings().settings().get().model();
        var used = named.flatMap(name -> items.here(item -> ModelItems.usable(item)
                                .filter(model -> model.isCalled(name))
                                .isPresent())
                        .flatMap(ModelItems::usable))
                .or(found::preferred);
        items.all()
                .forEach(item -> item.inUse()
                        .set(used.isPresent() && ModelItems.usable(item).equals(used)));
    }

    /// The settings changed elsewhere.
    void settingsChanged() {
        contents.get().ifPresent(this::markInUse);
    }

    /// Has a model hear what is transcribed from now on.
    void use(ModelItem item) {
        ModelItems.usable(item).ifPresent(chosen -> {
            with.settings().change(old -> old.withModel(Optional.of(old.nameOf(chosen))));
            contents.get().ifPresent(this::markInUse);
        });
    }

    void openFolder(Path folder) {
        with.openFolder().accept(folder);
    }

    /// The same with a model that arrived, which the list may not show as installed yet.
    private void useWhenHere(ModelItem arrived) {
        var here = items.here(item -> item.id().equals(arrived.id())
                || item.facts().get().repository().equals(Optional.of(arrived.id()))
                || item.name().equals(arrived.name()));
        wanted = here.isPresent() ? Optional.empty() : Optional.of(arrived);
        here.ifPresent(this::use);
    }

    /// Ends what runs, and waits for the downloads to be put down.
    @Override
    public void close() {
        upkeep.close();
        machine.close();
        arrivals.close();
    }
}
