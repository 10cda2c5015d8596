package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A model that is ready to be loaded.
///
/// @param id what a command line or a protocol calls it
/// @param name what a person calls it
/// @param family the id of the model family that can load it
/// @param folder its files; empty for a model that comes inside the application
/// @param languages BCP 47 tags of what its files say it understands; empty when they do not say, or any may be tried
/// @param translates whether its files say that it can write down in English what was said in another language
public record InstalledModel(
        String id, String name, String family, Optional<Path> folder, List<String> languages, boolean translates) {
    public InstalledModel {
        languages = List.copyOf(languages);
    }

    /// One of which no more is known before it is loaded.
    public InstalledModel(String id, String name, String family, Optional<Path> folder) {
        this(id, name, family, folder, List.of(), false);
    }

    /// The same model under another name, as one whose folder says nothing about it.
    public InstalledModel called(String otherId) {
        return new InstalledModel(otherId, otherId, family, folder, languages, translates);
    }

    /// Whether this name means it: its id, or the path of its folder.
    public boolean isCalled(String someName) {
        return id.equals(someName)
                || folder.filter(path -> path.toString().equals(someName)).isPresent();
    }
}
