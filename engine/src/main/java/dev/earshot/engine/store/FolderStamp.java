package dev.earshot.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// When each of some folders was last changed, which is found out without reading what lies in them.
/// Another stamp of the same place means that something came, went or was replaced there. A file that
/// is written to in place changes no folder, so that an equal stamp is a strong hint and no proof.
///
/// @param changed what is there; what is not, is left out
public record FolderStamp(Map<Path, FileTime> changed) {
    /// Of no folder.
    public static final FolderStamp NONE = new FolderStamp(Map.of());

    public FolderStamp {
        changed = Map.copyOf(changed);
    }

    static FolderStamp of(Stream<Path> folders) {
        var changed = new HashMap<Path, FileTime>();
        folders.forEach(folder -> {
            try {
                changed.put(folder, Files.getLastModifiedTime(folder));
            } catch (IOException gone) {
                changed.remove(folder);
            }
        });
        return new FolderStamp(changed);
    }

    /// That of both.
    public FolderStamp and(FolderStamp other) {
        var both = new HashMap<>(changed);
        both.putAll(other.changed);
        return new FolderStamp(both);
    }
}
