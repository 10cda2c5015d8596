package dev.earshot.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// What the user chose about where models come from and where they are kept.
///
/// @param folder where they are kept; empty means the usual place
/// @param hub address of the model hub, as the user wrote it; empty means what the environment says, or the usual one
public record ModelSupply(Optional<Path> folder, Optional<String> hub) {
    public static final ModelSupply DEFAULT = new ModelSupply(Optional.empty(), Optional.empty());

    public ModelSupply withFolder(Optional<Path> chosen) {
        return new ModelSupply(chosen, hub);
    }

    public ModelSupply withHub(Optional<String> address) {
        return new ModelSupply(folder, address);
    }
}
