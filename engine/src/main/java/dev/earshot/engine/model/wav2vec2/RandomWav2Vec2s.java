package dev.earshot.engine.model.wav2vec2;

import dev.earshot.engine.recognition.ModelWork;
import dev.earshot.engine.recognition.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Networks of the published sizes with random weights.
record RandomWav2Vec2s() implements RandomModels {
    /// Baevski et al. 2020, section 4.2.
    private static final List<RandomCheckpoint> PUBLISHED = List.of(
            new RandomCheckpoint("wav2vec2-base-960h", Kin.WAV2VEC2, 768, 12, 12, 512, false),
            new RandomCheckpoint("wav2vec2-large-960h", Kin.WAV2VEC2, 1024, 24, 16, 512, false),
            new RandomCheckpoint("wav2vec2-large-960h-lv60-self", Kin.WAV2VEC2, 1024, 24, 16, 512, true));

    @Override
    public List<String> sizes() {
        return PUBLISHED.stream().map(RandomCheckpoint::name).toList();
    }

    @Override
    public Optional<ModelWork> work(String name) {
        var bare = name.substring(name.lastIndexOf('/') + 1);
        return PUBLISHED.stream()
                .filter(checkpoint -> checkpoint.name().equals(bare))
                .findFirst()
                .map(RandomCheckpoint::work);
    }

    @Override
    public void write(String size, Path folder) throws IOException {
        PUBLISHED.stream()
                .filter(checkpoint -> checkpoint.name().equals(size))
                .findFirst()
                .orElseThrow()
                .write(folder);
    }
}
