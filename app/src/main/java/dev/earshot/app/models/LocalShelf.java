package dev.earshot.app.models;

import dev.earshot.app.ModelPlaces;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.Download;
import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.Hub;
import dev.earshot.engine.store.HubSnapshot;
import dev.earshot.engine.store.InstalledModel;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.ModelStore;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The store, the shared cache and the hub of this machine, as the settings are at each moment.
///
/// @param moved remembers that the models lie in another folder
record LocalShelf(ModelPlaces places, Models models, Consumer<Path> moved) implements Shelf {
    @Override
    public Contents look(List<Path> elsewhere) {
        var store = store();
        var catalogue = places.catalog();
        var inventory = new Inventory(catalogue, store.models(), places.cache().models());
        return new Contents(
                inventory.of(models.installedOr(elsewhere)),
                store.unfinished(),
                catalogue.entries(),
                catalogue.problem(),
                preferred(),
                new Contents.Disk(store.folder(), store.bytes(), store.freeBytes()));
    }

    private Optional<InstalledModel> preferred() {
        try {
            return Optional.of(models.preferred());
        } catch (SttException none) {
            return Optional.empty();
        }
    }

    private ModelStore store() {
        return places.store(models);
    }

    private Hub hub() {
        return new Hub(places.hub());
    }

    @Override
    public Fetch get(CatalogEntry entry, Consumer<DownloadProgress> listener) {
        return new Running(store().download(hub(), entry, listener));
    }

    @Override
    public Fetch get(ModelReference reference, Consumer<DownloadProgress> listener) {
        return new Running(store().download(hub(), reference, listener));
    }

    @Override
    public Fetch goOn(UnfinishedDownload begun, Consumer<DownloadProgress> listener) {
        return new Running(store().resume(hub(), begun.id(), listener));
    }

    @Override
    public Fetch copy(Path folder, Consumer<DownloadProgress> listener) {
        return new Running(store().importFolder(folder, listener));
    }

    @Override
    public Fetch repair(Verification found, Consumer<DownloadProgress> listener) {
        return new Running(store().repair(hub(), found, listener));
    }

    @Override
    public void discard(UnfinishedDownload begun) throws IOException {
        store().discard(begun.id());
    }

    @Override
    public Verification verify(StoredModel model, Consumer<DownloadProgress> listener) throws InterruptedException {
        return store().verify(model, listener);
    }

    @Override
    public void remove(StoredModel model) throws IOException {
        store().remove(model);
    }

    @Override
    public HubSnapshot ask(ModelReference reference) throws InterruptedException {
        return hub().look(reference);
    }

    @Override
    public void moveTo(Path folder, Consumer<DownloadProgress> listener) throws InterruptedException {
        store().moveTo(folder, moved, listener);
    }

    private record Running(Download download) implements Fetch {
        @Override
        public void pause() {
            download.pause();
        }

        @Override
        public void resume() {
            download.resume();
        }

        @Override
        public void cancel(Download.Parts parts) {
            download.cancel(parts);
        }

        @Override
        public void await() throws InterruptedException {
            download.await();
        }

        @Override
        public void close() {
            download.close();
        }
    }
}
