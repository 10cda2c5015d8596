package dev.earshot.engine.store;

import java.nio.file.Path;
import java.util.Optional;

/// A model that is ready to be loaded.
///
/// @param id what a command line or a protocol calls it
/// @param name what a person calls it
/// @param family the id of the model family that can load it
/// @param folder its files; empty for a model that comes inside the application
public record InstalledModel(String id, String name, String family, Optional<Path> folder) {}
