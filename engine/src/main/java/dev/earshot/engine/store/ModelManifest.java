package dev.earshot.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of an installed model: `earshot.json` in its folder.
///
/// @param id the name of its folder
/// @param name what a person calls it
/// @param family the id of the model family that can load it
/// @param origin how it came here
/// @param licence as its source states it; empty when it does not
/// @param installed when it was complete
public record ModelManifest(
        String id,
        String name,
        String family,
        Origin origin,
        Optional<String> licence,
        Instant installed,
        List<ManifestFile> files) {
    /// Its name in the folder of a model.
    public static final String FILE = "earshot.json";

    public ModelManifest {
        files = List.copyOf(files);
    }

    /// How a model came here.
    public sealed interface Origin {
        /// From the hub.
        ///
        /// @param commit 40 hexadecimal digits
        record FromHub(String repository, String commit) implements Origin {}

        /// Copied from a folder of this machine.
        record FromFolder(String folder) implements Origin {}
    }

    /// What its files take on disk.
    public long bytes() {
        return files.stream().mapToLong(ManifestFile::bytes).sum();
    }
}
