package dev.earshot.app.models;

import dev.earshot.app.models.Shelf.Fetch;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.Download.Parts;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How models come to this machine: fetched, gone on with, copied, repaired. FX thread only.
final class Arrivals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final Surroundings with;
    private final ModelItems items;
    private final Consumer<ModelItem> use;
    private final Runnable changed;
    private final Fetches fetches;

    /// @param use has a model that arrived hear what is transcribed from then on
    /// @param changed hears that the disk holds something else now
    Arrivals(Surroundings with, ModelItems items, Consumer<ModelItem> use, Runnable changed) {
        this.with = with;
        this.items = items;
        this.use = use;
        this.changed = changed;
        this.fetches = new Fetches(with, items::arrange, changed);
    }

    /// Whether it is coming now.
    boolean areComing(ModelItem item) {
        return fetches.isRunning(item);
    }

    /// Whether one of that name is coming now.
    boolean areComing(String name) {
        return fetches.isFetching(name);
    }

    /// Fetches a model, or goes on with it.
    void get(ModelItem item) {
        switch (item.state().get()) {
            case ModelState.Offered _ -> items.entry(item).ifPresent(entry -> get(item, entry));
            case ModelState.Begun(UnfinishedDownload begun) ->
                begin(item, "Getting", listener -> with.shelf().goOn(begun, listener));
            case ModelState.Fetching _, ModelState.Here _ -> {}
        }
    }

    private void get(ModelItem item, CatalogEntry entry) {
        begin(item, "Getting", listener -> with.shelf().get(entry, listener));
    }

    /// Fetches any model of the hub.
    void get(ModelReference reference) {
        begin(
                items.arriving(reference.repository(), reference.shortName()),
                "Getting",
                listener -> with.shelf().get(reference, listener));
    }

    /// Copies the model in a folder into the store.
    void copy(Path folder) {
        begin(
                items.arriving(folder.toString(), String.valueOf(folder.getFileName())),
                "Copying",
                listener -> with.shelf().copy(folder, listener));
    }

    private void begin(ModelItem item, String doing, Fetches.Start start) {
        boolean first = isFirst(item);
        fetches.begin(item, doing, start, () -> {
            with.notices().info(item.name() + " is here.", "Use it", () -> use.accept(item));
            if (first) {
                getCompanion();
            }
        });
    }

    private boolean isFirst(ModelItem arriving) {
        return !isCompanion(arriving)
                && items.here(item -> ModelItems.usable(item)
                                .flatMap(InstalledModel::folder)
                                .isPresent())
                        .isEmpty();
    }

    private static boolean isCompanion(ModelItem item) {
        return item.id().equals(Detectors.SILERO);
    }

    /// What finds speech for all models comes with the first of them, if it is not here: it is small.
    private void getCompanion() {
        items.all().stream()
                .filter(Arrivals::isCompanion)
                .filter(item -> item.state().get() instanceof ModelState.Offered)
                .forEach(item -> items.entry(item)
                        .ifPresent(entry -> fetches.begin(
                                item, "Getting", listener -> with.shelf().get(entry, listener), () -> {})));
    }

    /// Fetches the files of a model again that are not as they were installed.
    void repair(ModelItem item, Verification found) {
        fetches.begin(item, "Repairing", listener -> with.shelf().repair(found, listener), () -> {
            item.finding().set(Optional.empty());
            with.notices().info(item.name() + " is whole again.");
        });
    }

    void pause(ModelItem item) {
        fetches.running(item).ifPresent(Fetch::pause);
    }

    void resume(ModelItem item) {
        fetches.running(item).ifPresent(Fetch::resume);
    }

    void cancel(ModelItem item, Parts parts) {
        fetches.cancel(item, parts);
    }

    /// Deletes what has arrived of a model that is not complete.
    void discard(ModelItem item, UnfinishedDownload begun) {
        with.threads().waiting().execute(() -> {
            try {
                with.shelf().discard(begun);
            } catch (IOException e) {
                LOG.warn("The parts of {} stay", begun.id(), e);
                var sentence = "What has arrived of " + begun.name()
                        + " could not be deleted: close what uses it, then try again.";
                with.threads().fx().execute(() -> item.problem().set(Optional.of(sentence)));
            }
            with.threads().fx().execute(changed);
        });
    }

    /// Ends all of them and waits for that; what has arrived is kept.
    @Override
    public void close() {
        fetches.close();
    }
}
