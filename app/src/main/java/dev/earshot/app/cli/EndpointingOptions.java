package dev.earshot.app.cli;

import dev.earshot.engine.vad.Detector;
import dev.earshot.engine.vad.Endpointing;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where utterances begin and end.
class EndpointingOptions {
    private static final String AUTO = "auto";
    private static final String SILERO = "silero";
    private static final String BUILT_IN = "built-in";

    @Option(
            names = "--vad",
            paramLabel = "WHAT",
            description =
                    "What tells speech from everything else. auto (default): Silero VAD if it is installed, else what"
                            + " is built in; silero; built-in.")
    private String vad = AUTO;

    @Option(
            names = "--min-speech",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much speech begins an utterance; less is a click. Default: 80ms.")
    private Duration firstSpeech = Endpointing.DEFAULT.firstSpeech();

    @Option(
            names = "--pre-roll",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much of what comes before the speech belongs to it. Default: 400ms.")
    private Duration preRoll = Endpointing.DEFAULT.preRoll();

    @Option(
            names = "--end-padding",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How much of what comes after the speech belongs to it, at most. Default: 400ms.")
    private Duration padding = Endpointing.DEFAULT.padding();

    @Option(
            names = "--end-silence",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "How long a silence ends an utterance. Default: 500ms.")
    private Duration silence = Endpointing.DEFAULT.silence();

    static final class VadNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(AUTO, SILERO, BUILT_IN).iterator();
        }
    }

    /// For a recording, or for a stream that never stops sending.
    ///
    /// @throws UsageException when a value is none that there may be
    Endpointing endpointing() {
        check("--min-speech", firstSpeech, Endpointing.SHORTEST);
        check("--pre-roll", preRoll, Duration.ZERO);
        check("--end-padding", padding, Duration.ZERO);
        check("--end-silence", silence, Endpointing.SHORTEST);
        return new Endpointing(detector(), firstSpeech, preRoll, padding, silence, Optional.empty());
    }

    private Optional<Detector> detector() {
        return switch (vad.toLowerCase(Locale.ROOT)) {
            case AUTO -> Optional.empty();
            case SILERO -> Optional.of(Detector.SILERO);
            case BUILT_IN -> Optional.of(Detector.BUILT_IN);
            default -> throw new UsageException("--vad must be auto, silero or built-in, not '" + vad + "'");
        };
    }

    static void check(String option, Duration time, Duration least) {
        if (time.compareTo(least) < 0 || time.compareTo(Endpointing.LONGEST) > 0) {
            throw new UsageException(option + " must be between " + least.toMillis() + "ms and "
                    + Endpointing.LONGEST.toSeconds() + " seconds");
        }
    }
}
