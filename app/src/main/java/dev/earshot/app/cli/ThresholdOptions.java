package dev.earshot.app.cli;

import dev.earshot.engine.recognition.Decoding.Thresholds;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/// When a text is not believed.
final class ThresholdOptions {
    @Option(
            names = "--compression-ratio-threshold",
            paramLabel = "X",
            converter = Converters.NumberOrNoneConverter.class,
            description = "A text that can be compressed more repeats itself. Default: 2.4.")
    private OptionalDouble compressionRatio = Thresholds.DEFAULT.compressionRatio();

    @Option(
            names = "--logprob-threshold",
            paramLabel = "X",
            converter = Converters.NumberOrNoneConverter.class,
            description = "A text with a lower mean log probability is guessed. Default: -1.")
    private OptionalDouble logProbability = Thresholds.DEFAULT.logProbability();

    @Option(
            names = "--no-speech-threshold",
            paramLabel = "P",
            converter = Converters.NumberOrNoneConverter.class,
            description = "A guessed text is silence when silence is more probable than this. Default: 0.6.")
    private OptionalDouble noSpeech = Thresholds.DEFAULT.noSpeech();

    @Option(
            names = "--hallucination-silence-threshold",
            paramLabel = "SECONDS",
            converter = Converters.NumberOrNoneConverter.class,
            description = "Improbable words within that much silence are left out. Implies --windows sliding."
                    + " Default: None.")
    private OptionalDouble hallucinationSilence = Thresholds.DEFAULT.hallucinationSilence();

    /// @throws UsageException when a value is out of its range
    Thresholds thresholds() {
        Ranges.check("--compression-ratio-threshold", compressionRatio, value -> value > 0, "more than 0, or None");
        Ranges.check("--no-speech-threshold", noSpeech, value -> value >= 0 && value <= 1, "between 0 and 1, or None");
        Ranges.check("--hallucination-silence-threshold", hallucinationSilence, value -> value > 0, "more than 0");
        return new Thresholds(compressionRatio, logProbability, noSpeech, hallucinationSilence);
    }

    /// The option that was given and that only a sliding window heeds.
    Optional<String> needsSliding() {
        return hallucinationSilence.isPresent() ? Optional.of("--hallucination-silence-threshold") : Optional.empty();
    }
}
