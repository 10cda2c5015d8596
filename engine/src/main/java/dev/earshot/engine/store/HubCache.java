package dev.earshot.engine.store;

import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// The folder that programs share for what they fetched from the hub. It is read and used in place;
/// nothing in it is ever written or deleted here.
///
/// ```
/// models--openai--whisper-tiny/
///   refs/main                    the commit
///   snapshots/(commit)/          links into blobs, under the files' names
///   blobs/                       named by their hashes; those that are still fetched end in
///   .incomplete
/// ```
///
/// @param folder need not exist
/// @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">Manage the cache</a>
public record HubCache(Path folder) {
    private static final String PREFIX = "models--";
    private static final String SNAPSHOTS = "snapshots";

    /// The models in it that are complete as far as Earshot needs them, of each repository the state
    /// that `main` names.
    public List<CachedModel> models() {
        return repositories()
                .flatMap(path -> newest(path).flatMap(commit -> at(path, commit)).stream())
                .toList();
    }

    /// Changes when a repository comes or goes, gets another `main`, or a snapshot of it another file.
    public FolderStamp stamp() {
        return FolderStamp.of(Stream.concat(Stream.of(folder), repositories().flatMap(HubCache::telling)));
    }

    private Stream<Path> repositories() {
        return new ModelFolder(folder)
                .inside().stream()
                        .map(ModelFolder::path)
                        .filter(path -> path.getFileName().toString().startsWith(PREFIX));
    }

    /// A model that is used changes none of them, since links in a snapshot are made when a file is
    /// complete.
    private static Stream<Path> telling(Path repository) {
        var snapshots = new ModelFolder(repository.resolve(SNAPSHOTS));
        return Stream.concat(
                Stream.of(repository, main(repository), snapshots.path()),
                snapshots.inside().stream().map(ModelFolder::path));
    }

    private static Path main(Path repository) {
        return repository.resolve("refs").resolve("main");
    }

    /// The one of a model in the catalogue: the pinned commit, or the newest where none is pinned.
    public Optional<CachedModel> find(CatalogEntry entry) {
        var repository = folder.resolve(PREFIX + entry.repository().replace("/", "--"));
        return entry.revision().or(() -> newest(repository)).flatMap(commit -> at(repository, commit));
    }

    private static Optional<String> newest(Path repository) {
        try {
            return Optional.of(Files.readString(main(repository)).strip())
                    .filter(commit -> commit.matches("[0-9a-f]{40}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<CachedModel> at(Path repository, String commit) {
        var snapshot = repository.resolve(SNAPSHOTS).resolve(commit);
        if (!Files.isDirectory(snapshot)) {
            return Optional.empty();
        }
        try {
            var needed =
                    new NeededFiles(snapshot.toString(), names(snapshot)).select(name -> read(snapshot.resolve(name)));
            long bytes = 0;
            for (var name : needed) {
                bytes += Files.size(snapshot.resolve(name));
            }
            var name = repository
                    .getFileName()
                    .toString()
                    .substring(PREFIX.length())
                    .replaceFirst("--", "/");
            return Optional.of(new CachedModel(name, commit, snapshot, bytes));
        } catch (SttException | IOException incomplete) {
            LoggerFactory.getLogger(HubCache.class).debug("{} is not used", snapshot, incomplete);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits here", e);
        }
    }

    /// Links that lead nowhere are left out.
    private static Set<String> names(Path snapshot) throws IOException {
        try (var inside = Files.list(snapshot)) {
            return inside.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DiskFailure.of(e, file);
        }
    }
}
