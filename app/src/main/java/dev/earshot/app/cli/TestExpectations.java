package dev.earshot.app.cli;

import dev.earshot.bridge.endpoint.Expectations;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/// When a test has gone well.
final class TestExpectations {
    @Option(
            names = "--expect-wer",
            paramLabel = "RATE",
            description = "The highest word error rate, as 0.2; needs --reference.")
    private Optional<Double> wer = Optional.empty();

    @Option(
            names = "--expect-first-interim",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "The longest time to the first interim text (95 of 100 utterances).")
    private Optional<Duration> firstInterim = Optional.empty();

    @Option(
            names = "--expect-final",
            paramLabel = "TIME",
            converter = Converters.TimeConverter.class,
            description = "The longest time from the end of speech to its final (95 of 100 utterances).")
    private Optional<Duration> finals = Optional.empty();

    boolean needReference() {
        return wer.isPresent();
    }

    /// @param reference what is said
    Expectations expected(Optional<String> reference, boolean conformant) {
        return new Expectations(reference, wer, firstInterim, finals, conformant);
    }
}
