package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.ModelWork;
import dev.earshot.engine.recognition.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whispers of the published sizes with random weights.
record RandomWhispers() implements RandomModels {
    private static final String PREFIX = "whisper-";

    @Override
    public List<String> sizes() {
        return WhisperSize.PUBLISHED.stream().map(WhisperSize::name).toList();
    }

    @Override
    public Optional<ModelWork> work(String name) {
        var bare = name.substring(name.lastIndexOf('/') + 1);
        return WhisperSize.named(bare.startsWith(PREFIX) ? bare.substring(PREFIX.length()) : bare)
                .map(WhisperSize::work);
    }

    @Override
    public void write(String size, Path folder) throws IOException {
        new RandomCheckpoint(WhisperSize.named(size).orElseThrow()).write(folder);
    }
}
