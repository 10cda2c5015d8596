package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Whispers of the published sizes with random weights.
record RandomWhispers() implements RandomModels {
    @Override
    public List<String> sizes() {
        return WhisperSize.PUBLISHED.stream().map(WhisperSize::name).toList();
    }

    @Override
    public void write(String size, Path folder) throws IOException {
        new RandomCheckpoint(WhisperSize.named(size).orElseThrow()).write(folder);
    }
}
