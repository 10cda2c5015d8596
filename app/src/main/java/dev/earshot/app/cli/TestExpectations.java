package dev.earshot.app.cli;

import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /// One expectation, and what came of it.
    ///
    /// @param found in words
    record Verdict(String name, boolean met, String found) {}

    boolean needReference() {
        return wer.isPresent();
    }

    List<Verdict> judge(StreamScore score) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(new Verdict(
                "committed text never changes",
                score.changes() == 0,
                score.changes() == 0 ? "it never did" : "it did so " + score.changes() + " times"));
        wer.ifPresent(most -> verdicts.add(rate(most, score.error())));
        firstInterim.ifPresent(most -> verdicts.add(delay(
                "time to first interim",
                most,
                score.measures().isEmpty()
                        ? Optional.empty()
                        : Optional.of(score.measures().getLast().utterances().firstInterim()))));
        finals.ifPresent(most -> verdicts.add(delay(
                "end of speech to final",
                most,
                score.measures().isEmpty()
                        ? Optional.empty()
                        : Optional.of(score.measures().getLast().utterances().finals()))));
        return verdicts;
    }

    private static Verdict rate(double most, Optional<ErrorCounts> error) {
        double found = error.map(ErrorCounts::wer).orElse(0.0);
        return new Verdict(
                "word error rate at most " + percent(most),
                found <= most,
                "it is " + percent(found)
                        + error.map(counts -> " (" + counts.errors() + " of " + counts.reference() + " words)")
                                .orElse(""));
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
    }

    private static Verdict delay(String what, Duration most, Optional<Latencies> delays) {
        var found = delays.flatMap(Latencies::p95);
        return new Verdict(
                what + " at most " + seconds(most),
                found.filter(time -> time.compareTo(most) <= 0).isPresent(),
                found.map(time -> "it is " + seconds(time)).orElse("there was none"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
