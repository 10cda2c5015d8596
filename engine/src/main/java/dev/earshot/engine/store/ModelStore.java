package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The models folder: a folder a model, each with its manifest, and the parts of those that are not complete in
/// `.downloads`. A model is moved into its place in one step after everything in it was checked, so that half a model
/// never looks like one. Other programs and other Earshots may use the folder at the same time. Safe for many threads.
public final class ModelStore {
    private final Path folder;
    private final ModelCheck check;

    /// @param folder need not exist
    /// @param check which models can be run
    public ModelStore(Path folder, ModelCheck check) {
        this.folder = folder;
        this.check = check;
    }

    public Path folder() {
        return folder;
    }

    /// What is installed, by id.
    public List<StoredModel> models() {
        return List.of();
    }

    /// @param id the name of its folder
    public Optional<StoredModel> find(String id) {
        return models().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// What was begun and is not complete, by id; for going on after a restart.
    public List<UnfinishedDownload> unfinished() {
        return List.of();
    }

    /// Fetches a model of the catalogue into a folder that is called as its id. Done at once when it is there.
    public Download download(Hub hub, CatalogEntry entry, Consumer<DownloadProgress> listener) {
        throw notBuilt(entry.id());
    }

    /// Fetches any model of the hub, if it can be run here, into a folder that is called as its repository.
    public Download download(Hub hub, ModelReference reference, Consumer<DownloadProgress> listener) {
        throw notBuilt(reference.toString());
    }

    /// Goes on with one of [#unfinished].
    ///
    /// @throws SttException MODEL_NOT_FOUND when it is gone
    public Download resume(Hub hub, String id, Consumer<DownloadProgress> listener) {
        throw notBuilt(id);
    }

    /// Deletes what has arrived of one of [#unfinished]. Nothing happens while somebody is at it.
    public void discard(String id) throws IOException {
        throw new IOException(id);
    }

    /// Copies a model of the user's own into the store, after the same checks.
    ///
    /// @param source a folder as a hub lays it out; its name becomes the model's id
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED when no family can run it or its weights are a pickle
    public Download importFolder(Path source, Consumer<DownloadProgress> listener) {
        throw notBuilt(source.toString() + check);
    }

    /// Reads all files of a model and compares them with its manifest.
    ///
    /// @param listener told how far it is, in the phase CHECKING
    /// @throws SttException UNSUPPORTED when it has no manifest
    public Verification verify(StoredModel model, Consumer<DownloadProgress> listener) throws InterruptedException {
        return new Verification(model, List.of());
    }

    /// Fetches the wrong files of a model again and puts them in the place of those that are there.
    ///
    /// @throws SttException UNSUPPORTED when it did not come from the hub
    public Download repair(Hub hub, Verification verification, Consumer<DownloadProgress> listener) {
        throw notBuilt(verification.model().id());
    }

    /// Deletes a model; where a file cannot be deleted, as one in use on Windows, all of it stays.
    public void remove(StoredModel model) throws IOException {
        throw new IOException(model.id());
    }

    /// What all models take on disk, and what has arrived of those to come.
    public long bytes() {
        return 0;
    }

    /// What is free on the disk of the store.
    public long freeBytes() {
        return 0;
    }

    /// Moves all models to another folder: copies them, checks the copies, tells `switched`, and then
    /// deletes the old ones. When it is interrupted before the switch the old folder is as it was; after
    /// it, what is left of the old one is only rubbish.
    ///
    /// @param target an absolute path; need not exist
    /// @param switched remembers the new folder, for the next start
    /// @param listener told how far it is
    /// @return the store in the new folder
    public ModelStore moveTo(Path target, Consumer<Path> switched, Consumer<DownloadProgress> listener)
            throws InterruptedException {
        return new ModelStore(target, check);
    }

    private static SttException notBuilt(String what) {
        return new SttException(SttError.UNSUPPORTED, what);
    }
}
