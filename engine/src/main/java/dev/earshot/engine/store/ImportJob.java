package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A model of the user's own that is copied into the store.
///
/// @param needed the names of its files
record ImportJob(Path source, Set<String> needed, String family, ModelPlace place) implements DownloadJob {
    @Override
    public String name() {
        return place.id();
    }

    @Override
    public Path parts() {
        return place.parts();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public List<RemoteFile> files() {
        return needed.stream().map(this::file).toList();
    }

    private RemoteFile file(String name) {
        var file = source.resolve(name);
        try {
            return new RemoteFile(name, file.toUri(), Files.size(file), new RemoteFile.Content.Unknown());
        } catch (IOException e) {
            throw DiskFailure.of(e, file);
        }
    }

    @Override
    public void finish(List<ManifestFile> files) throws IOException {
        place.install(new ModelManifest(
                place.id(),
                place.id(),
                family,
                new ModelManifest.Origin.FromFolder(source.toString()),
                Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                files));
    }
}
