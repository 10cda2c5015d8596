package dev.earshot.engine.recognition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Models of published sizes with random weights: they take as long and as much memory as real ones, and write
/// nonsense. For measuring where no model can be had.
public interface RandomModels {
    /// What sizes there are, by the names under which models of them are published.
    List<String> sizes();

    /// What a model of a published size has to compute; empty for a name that is not known.
    ///
    /// @param name as it is published, with or without the organisation: `openai/whisper-base`,
    ///     `whisper-base`; one of [#sizes] too
    default Optional<ModelWork> work(String name) {
        return Optional.empty();
    }

    /// Writes all files of a model; up to some gigabytes.
    ///
    /// @param size one of [#sizes]
    /// @param folder exists
    void write(String size, Path folder) throws IOException;
}
