package dev.earshot.engine.inference;

import java.nio.file.Path;
import java.util.List;

/// The PyTorch that this process has loaded.
///
/// @param library the folder with its libraries
/// @param version `2.7.1`
/// @param flavor `cpu`, `cu128`
/// @param source where it comes from
/// @param devices that it can compute on, the processor first
public record RuntimeInUse(Path library, String version, String flavor, Source source, List<Compute> devices) {
    /// Where a PyTorch comes from.
    public enum Source {
        /// It came with Earshot.
        BUNDLED,
        /// Earshot fetched it on request.
        FETCHED,
        /// The user named it in `PYTORCH_LIBRARY_PATH`.
        NAMED
    }

    public RuntimeInUse {
        devices = List.copyOf(devices);
    }
}
