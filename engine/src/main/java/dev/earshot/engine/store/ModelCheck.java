package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.Optional;

/// Which models can be run; known above the store.
@FunctionalInterface
public interface ModelCheck {
    /// The id of the family that can run what this folder's small files describe; the weights need not be there yet.
    Optional<String> family(Path folder);
}
