package dev.earshot.app.endpoints;

import dev.earshot.app.endpoints.sound.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/// Chooses no recording, and saves everything in a folder under the name that is proposed.
public record FakeFiles(Path folder) implements FileDialogs {
    @Override
    public Optional<Path> recording() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String kind, String ending, String name) {
        return Optional.of(folder.resolve(name));
    }
}
