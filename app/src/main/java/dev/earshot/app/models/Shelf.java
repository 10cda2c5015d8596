package dev.earshot.app.models;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.CatalogEntry;
import dev.earshot.engine.store.Download;
import dev.earshot.engine.store.DownloadProgress;
import dev.earshot.engine.store.HubSnapshot;
import dev.earshot.engine.store.ModelReference;
import dev.earshot.engine.store.StoredModel;
import dev.earshot.engine.store.UnfinishedDownload;
import dev.earshot.engine.store.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The models of this machine and those it could have: the seam at which the page's tests put a store of their own.
/// Safe for many threads. Everything here waits, for disks or for the hub; what can fail throws [SttException] with a
/// sentence.
interface Shelf {
    /// What there is now.
    ///
    /// @param elsewhere folders with models of the user's own, outside the store
    Contents look(List<Path> elsewhere);

    /// Fetches a model of the catalogue.
    ///
    /// @param listener told on any thread
    Fetch get(CatalogEntry entry, Consumer<DownloadProgress> listener);

    /// Fetches any model of the hub.
    Fetch get(ModelReference reference, Consumer<DownloadProgress> listener);

    /// Goes on with what an earlier run began.
    Fetch goOn(UnfinishedDownload begun, Consumer<DownloadProgress> listener);

    /// Copies the model in a folder into the store.
    Fetch copy(Path folder, Consumer<DownloadProgress> listener);

    /// Fetches the files again that are not as they were installed.
    Fetch repair(Verification found, Consumer<DownloadProgress> listener);

    /// Deletes what has arrived of a model that is not complete.
    void discard(UnfinishedDownload begun) throws IOException;

    /// Reads all files of a model and compares them with what was installed.
    Verification verify(StoredModel model, Consumer<DownloadProgress> listener) throws InterruptedException;

    void remove(StoredModel model) throws IOException;

    /// Asks the hub what is in a repository.
    HubSnapshot ask(ModelReference reference) throws InterruptedException;

    /// Moves all models into another folder, for good.
    void moveTo(Path folder, Consumer<DownloadProgress> listener) throws InterruptedException;

    /// A download under way; see [Download].
    interface Fetch extends AutoCloseable {
        void pause();

        void resume();

        void cancel(Download.Parts parts);

        /// @throws SttException whatever went wrong
        void await() throws InterruptedException;

        @Override
        void close();
    }
}
