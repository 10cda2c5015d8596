package dev.earshot.engine.store;

import java.nio.file.Path;

/// A model that another program fetched from the hub.
///
/// @param repository `organisation/name`
/// @param commit 40 hexadecimal digits
/// @param folder its snapshot in the cache; not ours to change
/// @param bytes what its files take
public record CachedModel(String repository, String commit, Path folder, long bytes) {
    /// Its name without the organisation.
    public String shortName() {
        return repository.substring(repository.indexOf('/') + 1);
    }
}
