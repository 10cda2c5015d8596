package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder that programs share for what they fetched from the hub. It is read and used in place; nothing in it is
/// ever written or deleted here.
///
/// ```
/// models--openai--whisper-tiny/
///   refs/main                    the commit
///   snapshots/(commit)/          links into blobs, under the files' names
///   blobs/                       named by their hashes; those that are still fetched end in .incomplete
/// ```
///
/// @param folder need not exist
/// @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">Manage the cache</a>
public record HubCache(Path folder) {
    /// The models in it that are complete as far as Earshot needs them, of each repository the newest state.
    public List<CachedModel> models() {
        return List.of();
    }

    /// The one of a model in the catalogue: the pinned commit, or the newest where none is pinned.
    public Optional<CachedModel> find(CatalogEntry entry) {
        return models().stream()
                .filter(model -> model.repository().equals(entry.repository()))
                .findFirst();
    }
}
