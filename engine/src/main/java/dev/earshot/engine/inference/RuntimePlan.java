package dev.earshot.engine.inference;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// What would be fetched for a GPU.
///
/// @param flavor `cu128`
/// @param target the folder where the libraries will lie
/// @param files in the order in which they are fetched
public record RuntimePlan(String flavor, Path target, List<File> files) {
    public RuntimePlan {
        files = List.copyOf(files);
    }

    /// @param name of the library, once it is unpacked
    /// @param uri where it is, packed with gzip
    /// @param bytes to be fetched
    public record File(String name, URI uri, long bytes) {}

    /// Bytes to be fetched in all.
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }
}
