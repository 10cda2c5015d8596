package dev.earshot.engine.store;

/// A file of an installed model, as it was when it was checked.
///
/// @param path in the model's folder, with `/` between folders
public record ManifestFile(String path, long bytes, Sha256 sha256) {}
