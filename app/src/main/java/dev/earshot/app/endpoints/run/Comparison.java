package dev.earshot.app.endpoints.run;

import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceDiff;
import dev.earshot.engine.trace.TraceMeasures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Two runs side by side.
///
/// @param rows figures, the same of both
/// @param diff of their words
record Comparison(RunRecord first, RunRecord second, List<Row> rows, TraceDiff diff) {
    private static final int NOTHING = 5; // milliseconds

    /// @param difference of the second from the first; blank where none can be told
    record Row(String name, String first, String second, String difference) {}

    /// Waits for the disk, and computes.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_*
    static Comparison of(RunRecord first, RunRecord second) {
        try (var one = Trace.open(first.trace());
                var other = Trace.open(second.trace())) {
            var rows = new ArrayList<Row>();
            rows.add(new Row("Sent", first.source(), second.source(), ""));
            rows.add(new Row("How", first.how(), second.how(), ""));
            names(first, second).forEach(name -> rows.add(fact(name, first, second)));
            rows.addAll(latencies(TraceMeasures.of(one), TraceMeasures.of(other)));
            return new Comparison(first, second, List.copyOf(rows), TraceDiff.of(one.transcript(), other.transcript()));
        }
    }

    private static List<String> names(RunRecord first, RunRecord second) {
        return Stream.concat(first.facts().stream(), second.facts().stream())
                .map(RunRecord.Fact::name)
                .distinct()
                .toList();
    }

    private static Row fact(String name, RunRecord first, RunRecord second) {
        return new Row(name, value(first, name), value(second, name), "");
    }

    private static String value(RunRecord run, String name) {
        return run.fact(name).map(RunRecord.Fact::value).orElse("–");
    }

    private static List<Row> latencies(TraceMeasures first, TraceMeasures second) {
        var one = first.figures();
        var other = second.figures();
        return List.of(
                delay(
                        "First interim",
                        one.utterances().firstInterim(),
                        other.utterances().firstInterim()),
                delay("Words shown", one.emission().shown(), other.emission().shown()),
                delay(
                        "Words committed",
                        one.emission().committed(),
                        other.emission().committed()),
                delay(
                        "End of speech to final",
                        one.utterances().finals(),
                        other.utterances().finals()),
                new Row(
                        "Taken back",
                        one.stability().revised() + " of " + one.stability().emitted() + " words",
                        other.stability().revised() + " of " + other.stability().emitted() + " words",
                        ""));
    }

    private static Row delay(String name, Latencies one, Latencies other) {
        return new Row(
                name,
                one.p50().map(Comparison::seconds).orElse("not measured"),
                other.p50().map(Comparison::seconds).orElse("not measured"),
                one.p50().flatMap(a -> other.p50().map(b -> signed(b.minus(a)))).orElse(""));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }

    private static String signed(Duration time) {
        return Math.abs(time.toMillis()) < NOTHING
                ? "the same"
                : String.format(Locale.ROOT, "%+.2f s", time.toMillis() / 1e3);
    }

    /// How the words differ, in a sentence.
    String words() {
        var counts = diff.words();
        if (counts.errors() == 0) {
            return counts.hits() == 0 ? "Neither heard a word." : "Both heard the same words.";
        }
        var median = Optional.of(diff.shifts())
                .filter(all -> !all.isEmpty())
                .map(all -> " The same words lie this much later in the other (median): "
                        + signed(all.get(all.size() / 2)) + ".")
                .orElse("");
        return "They differ in %d of %d words.%s".formatted(counts.errors(), counts.reference(), median);
    }
}
