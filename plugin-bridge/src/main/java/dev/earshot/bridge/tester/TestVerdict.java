package dev.earshot.bridge.tester;

import dev.earshot.bridge.endpoint.Expectations;
import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.scoring.UtteranceLatency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One thing that is expected of a test, and what came of it.
///
/// @param found in words
public record TestVerdict(String name, boolean met, String found) {
    /// What is expected, and besides that committed text never changes. Conformance is judged
    /// elsewhere: it takes sessions of its own.
    public static List<TestVerdict> of(Expectations expected, StreamScore score) {
        var verdicts = new ArrayList<TestVerdict>();
        verdicts.add(new TestVerdict(
                "committed text never changes",
                score.changes() == 0,
                score.changes() == 0 ? "it never did" : "it did so " + score.changes() + " times"));
        expected.wer().ifPresent(most -> verdicts.add(rate(most, score.error())));
        expected.firstInterim()
                .ifPresent(most ->
                        verdicts.add(delay("time to first interim", most, score, UtteranceLatency::firstInterim)));
        expected.finalDelay()
                .ifPresent(
                        most -> verdicts.add(delay("end of speech to final", most, score, UtteranceLatency::finals)));
        return verdicts;
    }

    private static TestVerdict rate(double most, Optional<ErrorCounts> error) {
        double found = error.map(ErrorCounts::wer).orElse(0.0);
        return new TestVerdict(
                "word error rate at most " + percent(most),
                found <= most,
                "it is " + percent(found)
                        + error.map(counts -> " (" + counts.errors() + " of " + counts.reference() + " words)")
                                .orElse(""));
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
    }

    private static TestVerdict delay(
            String what, Duration most, StreamScore score, Function<UtteranceLatency, Latencies> delays) {
        var found = Optional.of(score.measures())
                .filter(all -> !all.isEmpty())
                .map(List::getLast)
                .map(StreamMeasures::utterances)
                .map(delays)
                .flatMap(Latencies::p95);
        return new TestVerdict(
                what + " at most " + seconds(most),
                found.filter(time -> time.compareTo(most) <= 0).isPresent(),
                found.map(time -> "it is " + seconds(time)).orElse("there was none"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
