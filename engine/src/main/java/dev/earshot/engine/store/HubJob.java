package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A model of the hub on its way into the store.
final class HubJob implements DownloadJob {
    private final ModelRequest request;
    private final Optional<CatalogEntry> entry;
    private final Hub hub;
    private final ModelCheck check;
    private final ModelPlace place;
    private Optional<HubSnapshot> snapshot = Optional.empty();
    private String family;

    /// @param entry what the catalogue knows of it
    HubJob(ModelRequest request, Optional<CatalogEntry> entry, Hub hub, ModelCheck check, ModelPlace place) {
        this.request = request;
        this.entry = entry;
        this.hub = hub;
        this.check = check;
        this.place = place;
        this.family = request.family().orElse("");
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public Path parts() {
        return place.parts();
    }

    @Override
    public boolean isComplete() {
        return place.isWhole(manifest -> switch (manifest.origin()) {
            case ModelManifest.Origin.FromHub(var repository, var commit) ->
                repository.equals(request.reference().repository())
                        && request.reference().revision().map(commit::equals).orElse(true);
            case ModelManifest.Origin.FromFolder _ -> false;
        });
    }

    @Override
    public List<RemoteFile> files() throws InterruptedException {
        place.demandFree();
        var plain = entry.flatMap(HubJob::plainFiles);
        if (plain.isPresent()) {
            remember(request);
            return plain.get();
        }
        var found = hub.look(request.reference());
        snapshot = Optional.of(found);
        remember(new ModelRequest(
                request.id(),
                request.name(),
                request.family(),
                new ModelReference(found.repository(), Optional.of(found.commit()))));
        var byPath = found.files().stream().collect(Collectors.toMap(RemoteFile::path, Function.identity()));
        var what = "The model " + request.reference();
        var needed = new NeededFiles(what, byPath.keySet())
                .select(file -> hub.read(file(byPath, file).from(), "The file " + file));
        demandFamily(file(byPath, NeededFiles.CONFIG));
        return agreed(needed.stream().map(name -> file(byPath, name)).toList());
    }

    private static RemoteFile file(Map<String, RemoteFile> files, String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow();
    }

    /// Of a model that lies on no hub the catalogue knows everything.
    private static Optional<List<RemoteFile>> plainFiles(CatalogEntry entry) {
        var files = new ArrayList<RemoteFile>();
        for (var file : entry.files()) {
            if (file.from().isEmpty() || file.sha256().isEmpty()) {
                return Optional.empty();
            }
            files.add(new RemoteFile(
                    file.path(),
                    file.from().get(),
                    file.bytes(),
                    new RemoteFile.Content.Hashed(file.sha256().get())));
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    private void remember(ModelRequest known) {
        try {
            known.write(parts());
        } catch (IOException e) {
            throw DiskFailure.of(e, parts());
        }
    }

    /// Before gigabytes are fetched that nobody can use.
    private void demandFamily(RemoteFile config) throws InterruptedException {
        var nothing = new ProgressMeter(hub.patience().clock(), _ -> {});
        Source web = (file, from, etag) -> OpenedAnswer.open(hub.web(), file, from, etag);
        var fetch = new FileFetch(web, config, parts(), nothing);
        new Persistence(hub.patience()).until(fetch::fetch);
        family = check.family(parts())
                .or(request::family)
                .orElseThrow(() -> new SttException(
                        SttError.UNSUPPORTED,
                        "The model " + request.reference() + " is of a kind that this Earshot cannot run: it runs"
                                + " Whisper, and wav2vec 2.0, HuBERT and WavLM with a CTC head."));
    }

    /// What the catalogue was published with must be what the hub has.
    private List<RemoteFile> agreed(List<RemoteFile> files) {
        var known = new LinkedHashMap<String, Sha256>();
        entry.stream()
                .flatMap(one -> one.files().stream())
                .forEach(file -> file.sha256().ifPresent(hash -> known.put(file.path(), hash)));
        for (var file : files) {
            var expected = Optional.ofNullable(known.get(file.path()));
            if (file.content() instanceof RemoteFile.Content.Hashed(var actual)
                    && expected.isPresent()
                    && !expected.get().equals(actual)) {
                throw new SttException(
                        SttError.MODEL_CORRUPT,
                        "The file " + file.path() + " of " + request.reference() + " is not the one that Earshot knows:"
                                + " its SHA-256 on the hub is another. Update Earshot, or name the repository itself if"
                                + " you trust it.");
            }
        }
        return files;
    }

    @Override
    public void finish(List<ManifestFile> files) throws IOException {
        var commit = snapshot.map(HubSnapshot::commit)
                .or(() -> request.reference().revision())
                .orElse("");
        var licence = snapshot.flatMap(HubSnapshot::licence).or(() -> entry.flatMap(CatalogEntry::licence));
        var manifest = new ModelManifest(
                request.id(),
                request.name(),
                family,
                new ModelManifest.Origin.FromHub(request.reference().repository(), commit),
                licence,
                hub.patience().clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                files);
        ModelRequest.forget(parts());
        place.install(manifest);
    }
}
