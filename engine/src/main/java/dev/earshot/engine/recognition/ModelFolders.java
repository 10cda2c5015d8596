package dev.earshot.engine.recognition;

import dev.earshot.engine.store.CachedModel;
import dev.earshot.engine.store.FolderStamp;
import dev.earshot.engine.store.HubCache;
import dev.earshot.engine.store.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// The folders in which models are found. Both are asked each time, for models come and go while
/// Earshot runs, and the folder that they are kept in may be moved.
///
/// @param own models that Earshot keeps, or that somebody put there by hand
/// @param cached models that other programs fetched from the hub
/// @param stamp changes when any of them comes or goes, and takes no reading of files
public record ModelFolders(
        Supplier<List<ModelFolder>> own, Supplier<List<CachedModel>> cached, Supplier<FolderStamp> stamp) {
    /// No folder at all: what comes with the application remains.
    public static ModelFolders none() {
        return new ModelFolders(List::of, List::of, () -> FolderStamp.NONE);
    }

    /// @param folder the sub-folders of which are models; it need not exist
    public static ModelFolders in(Path folder) {
        var own = new ModelFolder(folder);
        return new ModelFolders(own::inside, List::of, own::stamp);
    }

    /// @param folder where the models folder is now
    public static ModelFolders in(Supplier<Path> folder, HubCache cache) {
        return new ModelFolders(
                () -> new ModelFolder(folder.get()).inside(),
                cache::models,
                () -> new ModelFolder(folder.get()).stamp().and(cache.stamp()));
    }
}
