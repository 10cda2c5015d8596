package dev.earshot.app.cli;

import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import java.util.List;
import java.util.Optional;

/// What `earshot stream --json` writes.
///
/// @param chunks `100ms`, or `random:7`
/// @param pooled all recordings as one
record StreamReport(
        String model,
        String device,
        String precision,
        String pace,
        String chunks,
        List<StreamFigures> recordings,
        Optional<StreamFigures> pooled) {
    static StreamReport of(RecognizerInfo model, StreamSimulation simulation, List<StreamScore> scores) {
        return new StreamReport(
                model.name(),
                model.device(),
                model.load().precision(),
                pace(simulation.pace()),
                chunks(simulation.chunks()),
                scores.stream().map(StreamFigures::of).toList(),
                scores.isEmpty() ? Optional.empty() : Optional.of(StreamFigures.of(StreamScore.pooled(scores))));
    }

    static String pace(Pace pace) {
        return switch (pace) {
            case Pace.Fast() -> "fast";
            case Pace.Times(double factor) -> factor == 1 ? "real_time" : factor + "x";
        };
    }

    static String chunks(ChunkSizes chunks) {
        return switch (chunks) {
            case ChunkSizes.Fixed(var length) -> length.toMillis() + "ms";
            case ChunkSizes.Seeded(long seed) -> "random:" + seed;
        };
    }
}
