package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The wrong files of a model, fetched again. Each takes the place of the old one in one step when all
/// are here.
record RepairJob(StoredModel model, ModelManifest manifest, List<RemoteFile> files, Path parts) implements DownloadJob {
    /// @throws SttException UNSUPPORTED when it did not come from the hub
    static RepairJob of(Verification verification, Hub hub, ModelPlace place) {
        var model = verification.model();
        var manifest = model.manifest().orElseThrow(() -> notFromHub(model));
        return switch (manifest.origin()) {
            case ModelManifest.Origin.FromFolder _ -> throw notFromHub(model);
            case ModelManifest.Origin.FromHub(var repository, var commit) -> {
                Set<String> wrong = verification.wrong().stream()
                        .map(Verification.Wrong::path)
                        .collect(Collectors.toSet());
                var files = manifest.files().stream()
                        .filter(file -> wrong.contains(file.path()))
                        .map(file -> new RemoteFile(
                                file.path(),
                                hub.address(repository, commit, file.path()),
                                file.bytes(),
                                new RemoteFile.Content.Hashed(file.sha256())))
                        .toList();
                yield new RepairJob(model, manifest, files, place.parts());
            }
        };
    }

    private static SttException notFromHub(StoredModel model) {
        return new SttException(
                SttError.UNSUPPORTED,
                "The model " + model.id() + " did not come from the hub, so nothing of it can be fetched again: remove"
                        + " it and import it anew.");
    }

    @Override
    public String name() {
        return manifest.name();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public void finish(List<ManifestFile> fetched) throws IOException {
        for (var file : fetched) {
            Files.move(
                    parts.resolve(file.path()),
                    model.folder().resolve(file.path()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Folders.flush(model.folder());
    }
}
