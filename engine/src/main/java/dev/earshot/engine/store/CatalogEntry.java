package dev.earshot.engine.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A model that is known by name and can be fetched.
///
/// @param id what a command line calls it; also the name of its folder in the store
/// @param name what a person calls it
/// @param family the id of the model family that can load it, or of the part of Earshot that uses it
/// @param repository `organisation/name` on the hub
/// @param revision the commit it is pinned to; empty when it is not pinned, and then the newest is taken and recorded
/// @param files what is fetched; empty when that is not known here, and then the hub is asked
/// @param licence as an SPDX name; empty when it is not confirmed, and then the hub's own record is shown
/// @param languages BCP 47 tags; empty for a model of many languages, or of none
/// @param parameters how many numbers it has, rounded
/// @param memoryBytes about what it takes while it runs on the processor in 32 bit
/// @param strengths what it is good for
/// @param summary a sentence for the selection guide
public record CatalogEntry(
        String id,
        String name,
        String family,
        String repository,
        Optional<String> revision,
        List<CatalogFile> files,
        Optional<String> licence,
        List<String> languages,
        long parameters,
        long memoryBytes,
        Set<Strength> strengths,
        String summary) {
    public CatalogEntry {
        files = List.copyOf(files);
        languages = List.copyOf(languages);
        strengths = Set.copyOf(strengths);
    }

    /// What it takes on disk, as far as that is known here; 0 when it is not.
    public long bytes() {
        return files.stream().mapToLong(CatalogFile::bytes).sum();
    }

    /// Whether [#bytes] is only about right.
    public boolean aboutThatSize() {
        return files.stream().anyMatch(CatalogFile::about);
    }
}
