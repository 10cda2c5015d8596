package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// The models folder: a folder a model, each with its manifest, and the parts of those that are not
/// complete in `.downloads`. A model is moved into its place in one step after everything in it was
/// checked, so that half a model never looks like one. Other programs and other Earshots may use the
/// folder at the same time. Safe for many threads.
///
/// It is longer than most, as it is the one door to all that can be done with models.
public final class ModelStore {
    private final Path folder;
    private final ModelCheck check;
    private final FreeSpace space;

    /// @param folder need not exist
    /// @param check which models can be run
    public ModelStore(Path folder, ModelCheck check) {
        this(folder, check, FreeSpace.REAL);
    }

    ModelStore(Path folder, ModelCheck check, FreeSpace space) {
        this.folder = folder;
        this.check = check;
        this.space = space;
    }

    public Path folder() {
        return folder;
    }

    /// What is installed, by id.
    public List<StoredModel> models() {
        return new ModelFolder(folder)
                .inside().stream().map(one -> stored(one.path())).toList();
    }

    private static StoredModel stored(Path one) {
        return new StoredModel(one.getFileName().toString(), one, ManifestJson.read(one), Folders.bytes(one));
    }

    /// @param id the name of its folder
    public Optional<StoredModel> find(String id) {
        return models().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// What was begun and is not complete, by id; for going on after a restart.
    public List<UnfinishedDownload> unfinished() {
        return new ModelFolder(folder.resolve(ModelPlace.DOWNLOADS))
                .inside().stream()
                        .map(ModelFolder::path)
                        .flatMap(parts -> ModelRequest.read(parts).map(request -> unfinished(parts, request)).stream())
                        .toList();
    }

    private static UnfinishedDownload unfinished(Path parts, ModelRequest request) {
        var plan = DownloadPlan.read(parts);
        return new UnfinishedDownload(
                request.id(),
                request.name(),
                plan.map(known -> known.present(parts)).orElse(0L),
                plan.map(DownloadPlan::bytes).orElse(0L),
                isRunning(parts));
    }

    private static boolean isRunning(Path parts) {
        var file = parts.resolveSibling(parts.getFileName() + ".lock");
        if (!Files.exists(file)) {
            return false;
        }
        try {
            var lock = DownloadLock.of(file);
            lock.ifPresent(DownloadLock::close);
            return lock.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /// Fetches a model of the catalogue into a folder that is called as its id. Done at once when it is
    /// there.
    public Download download(Hub hub, CatalogEntry entry, Consumer<DownloadProgress> listener) {
        var reference = new ModelReference(entry.repository(), entry.revision());
        var request = new ModelRequest(entry.id(), entry.name(), Optional.of(entry.family()), reference);
        return start(hub, request, Optional.of(entry), listener);
    }

    /// Fetches any model of the hub, if it can be run here, into a folder that is called as its
    /// repository.
    public Download download(Hub hub, ModelReference reference, Consumer<DownloadProgress> listener) {
        var id = idFor(reference);
        return start(hub, new ModelRequest(id, id, Optional.empty(), reference), Optional.empty(), listener);
    }

    /// Where another repository has taken the short name, the long one.
    private String idFor(ModelReference reference) {
        boolean taken = ManifestJson.read(folder.resolve(reference.shortName()))
                .filter(manifest -> !(manifest.origin() instanceof ModelManifest.Origin.FromHub hub
                        && hub.repository().equals(reference.repository())))
                .isPresent();
        return taken ? reference.repository().replace("/", "--") : reference.shortName();
    }

    private Download start(
            Hub hub, ModelRequest request, Optional<CatalogEntry> entry, Consumer<DownloadProgress> listener) {
        var place = new ModelPlace(folder, request.id());
        return Download.start(new HubJob(request, entry, hub, check, place), hub, space, listener);
    }

    /// Goes on with one of [#unfinished].
    ///
    /// @throws SttException MODEL_NOT_FOUND when it is gone
    public Download resume(Hub hub, String id, Consumer<DownloadProgress> listener) {
        var request = ModelRequest.read(new ModelPlace(folder, id).parts())
                .orElseThrow(() -> new SttException(
                        SttError.MODEL_NOT_FOUND, "There is no unfinished download of '" + id + "'; start it anew."));
        var known = ModelCatalog.builtIn()
                .find(id)
                .filter(one -> one.repository().equals(request.reference().repository()));
        return start(hub, request, known, listener);
    }

    /// Deletes what has arrived of one of [#unfinished]. Nothing happens while somebody is at it.
    public void discard(String id) throws IOException {
        var parts = new ModelPlace(folder, id).parts();
        var lock = DownloadLock.of(parts.resolveSibling(parts.getFileName() + ".lock"));
        if (lock.isPresent()) {
            try (var held = lock.get()) {
                Folders.delete(parts);
                held.deleteFile();
            }
        }
    }

    /// Copies a model of the user's own into the store, after the same checks.
    ///
    /// @param source a folder as a hub lays it out; its name becomes the model's id
    /// @throws SttException MODEL_NOT_FOUND, UNSUPPORTED when no family can run it or its weights are a
    ///     pickle, WRITE_FAILED when a model of that name is there
    public Download importFolder(Path source, Consumer<DownloadProgress> listener) {
        var whole = source.toAbsolutePath().normalize();
        var family = check.family(whole);
        var job = new ImportJob(
                whole,
                needed(whole),
                family.orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The folder " + source + " holds no model that this Earshot can run: it needs a config.json of"
                                + " a known kind and its weights as safetensors.")),
                new ModelPlace(folder, whole.getFileName().toString()));
        if (Files.exists(job.place().folder())) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "There is a model '" + job.name() + "' already: remove it, or rename the folder " + source + ".");
        }
        return Download.start(job, (file, from, _) -> OpenedFile.open(file, from), Patience.USUAL, space, listener);
    }

    private static Set<String> needed(Path source) {
        try (Stream<Path> inside = Files.list(source)) {
            var names = inside.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            return new NeededFiles("The model in " + source, names).select(name -> bytes(source.resolve(name)));
        } catch (IOException e) {
            throw new SttException(
                    SttError.MODEL_NOT_FOUND, "The folder " + source + " cannot be read; check its name.", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits here", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SttException(SttError.MODEL_CORRUPT, "The model file " + file + " cannot be read.", e);
        }
    }

    /// Reads all files of a model and compares them with its manifest.
    ///
    /// @param listener told how far it is, in the phase CHECKING
    /// @throws SttException UNSUPPORTED when it has no manifest
    public Verification verify(StoredModel model, Consumer<DownloadProgress> listener) throws InterruptedException {
        var manifest = model.manifest()
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The model " + model.id() + " was put there by hand, so there is nothing to compare it with;"
                                + " import it to have that."));
        var meter = new ProgressMeter(Patience.USUAL.clock(), listener);
        return new Verification(model, new ModelReading(model, manifest, meter).wrong());
    }

    /// Fetches the wrong files of a model again and puts them in the place of those that are there.
    ///
    /// @throws SttException UNSUPPORTED when it did not come from the hub
    public Download repair(Hub hub, Verification verification, Consumer<DownloadProgress> listener) {
        var place = new ModelPlace(folder, verification.model().id());
        return Download.start(RepairJob.of(verification, hub, place), hub, space, listener);
    }

    /// Deletes a model. It is gone in one step, also when something of it cannot be deleted at once.
    public void remove(StoredModel model) throws IOException {
        var away = folder.resolve(ModelPlace.DOWNLOADS).resolve(model.id() + ".removed");
        Files.createDirectories(away.getParent());
        Folders.delete(away);
        Files.move(model.folder(), away, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(away);
    }

    /// What all models take on disk, and what has arrived of those to come.
    public long bytes() {
        return Folders.bytes(folder);
    }

    /// What is free on the disk of the store; 0 when that cannot be found out.
    public long freeBytes() {
        try {
            return space.at(folder);
        } catch (IOException e) {
            return 0;
        }
    }

    /// Moves all models to another folder: copies them, checks the copies, tells `switched`, and then
    /// deletes the old ones. When it is interrupted before the switch the old folder is as it was;
    /// after it, what is left of the old one is only rubbish.
    ///
    /// @param target an absolute path; an empty folder, or none yet
    /// @param switched remembers the new folder, for the next start
    /// @param listener told how far it is
    /// @return the store in the new folder
    /// @throws SttException DISK_FULL, WRITE_FAILED
    public ModelStore moveTo(Path target, Consumer<Path> switched, Consumer<DownloadProgress> listener)
            throws InterruptedException {
        if (unfinished().stream().anyMatch(UnfinishedDownload::running)) {
            throw new SttException(
                    SttError.WRITE_FAILED, "A model is being downloaded: let it finish, or cancel it, then move.");
        }
        var meter = new ProgressMeter(Patience.USUAL.clock(), listener);
        new StoreMove(folder, target, space, meter).copy();
        switched.accept(target);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            LoggerFactory.getLogger(ModelStore.class).warn("Old models stay in {}", folder, e);
        }
        meter.enter(DownloadProgress.Phase.DONE);
        return new ModelStore(target, check, space);
    }
}
