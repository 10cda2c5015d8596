package dev.earshot.engine.store;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where a model of the store is, or will be, and where its parts are until then.
///
/// @param store the models folder
/// @param id the name of its folder
record ModelPlace(Path store, String id) {
    static final String DOWNLOADS = ".downloads";

    Path folder() {
        return store.resolve(id);
    }

    Path parts() {
        return store.resolve(DOWNLOADS).resolve(id);
    }

    private Path replaced() {
        return store.resolve(DOWNLOADS).resolve(id + ".replaced");
    }

    /// Whether all its files are there in their sizes.
    ///
    /// @param wanted whether it is the right model
    boolean isWhole(Predicate<ModelManifest> wanted) {
        return ManifestJson.read(folder())
                .filter(wanted)
                .filter(manifest -> manifest.files().stream().allMatch(this::isThere))
                .isPresent();
    }

    private boolean isThere(ManifestFile file) {
        try {
            return Files.size(folder().resolve(file.path())) == file.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    /// A folder that somebody made by hand is theirs.
    ///
    /// @throws SttException WRITE_FAILED
    void demandFree() {
        if (Files.exists(folder()) && ManifestJson.read(folder()).isEmpty()) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "There is a folder " + folder()
                            + " that Earshot did not make: rename or remove it, then try again.");
        }
    }

    /// Parts of a version that is not wanted any more do not belong into the model.
    private void clear(ModelManifest manifest) throws IOException {
        var wanted = manifest.files().stream()
                .map(file -> parts().resolve(file.path()))
                .collect(Collectors.toSet());
        try (var present = Files.walk(parts())) {
            for (var path : present.filter(Files::isRegularFile).toList()) {
                if (!wanted.contains(path)) {
                    Files.delete(path);
                }
            }
        }
    }

    /// Moves what was fetched into its place, in one step; what was there before is out of the way
    /// until then.
    void install(ModelManifest manifest) throws IOException {
        clear(manifest);
        ManifestJson.write(manifest, parts());
        Folders.flush(parts());
        Folders.delete(replaced());
        if (Files.exists(folder())) {
            Files.move(folder(), replaced(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(parts(), folder(), StandardCopyOption.ATOMIC_MOVE);
        Folders.flush(store);
        Folders.delete(replaced());
    }
}
