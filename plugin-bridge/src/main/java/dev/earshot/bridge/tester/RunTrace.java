package dev.earshot.bridge.tester;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Where a run is written down.
///
/// @param file that does not exist yet
/// @param madeBy the version of what writes it
/// @param about what a reader may want to know besides; no secret
public record RunTrace(Path file, Instant began, String madeBy, Map<String, String> about) {
    public RunTrace {
        about = Map.copyOf(about);
    }
}
