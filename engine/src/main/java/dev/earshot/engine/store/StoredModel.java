package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.Optional;

/// A model in the store.
///
/// @param id the name of its folder
/// @param manifest empty for a folder that somebody put there by hand
/// @param bytes what it takes on disk
public record StoredModel(String id, Path folder, Optional<ModelManifest> manifest, long bytes) {}
