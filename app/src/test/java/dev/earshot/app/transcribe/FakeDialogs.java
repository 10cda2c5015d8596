package dev.earshot.app.transcribe;

import dev.earshot.engine.export.ExportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Answers as the user would.
final class FakeDialogs implements Dialogs {
    List<Path> recordings = List.of();
    Optional<Path> model = Optional.empty();
    Optional<Path> saveIn = Optional.empty();

    @Override
    public List<Path> recordings() {
        return recordings;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> model() {
        return model;
    }

    @Override
    public Optional<Path> saveAs(ExportFormat format, Path folder, String name) {
        return saveIn.map(chosen -> chosen.resolve(name));
    }
}
