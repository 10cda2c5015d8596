package dev.earshot.engine.store;

import java.net.URI;
import java.util.Optional;

/// A file of a model in the catalogue.
///
/// @param path in the repository and in the model's folder, with `/` between folders
/// @param bytes its size
/// @param about whether the size is only about right; the exact one is asked for before a download
/// @param sha256 of what is in it; empty when it is not known here, and then the hub's own record is used
/// @param from where it lies when that is no model hub; such a file has an exact size and a hash
public record CatalogFile(String path, long bytes, boolean about, Optional<Sha256> sha256, Optional<URI> from) {}
