package dev.earshot.app.cli;

import static java.lang.String.format;

import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.trace.TraceMeasures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What is measured of one session, or of several beside each other, as people read it.
record TraceTable(PrintStream out) {
    void print(TraceMeasures measures) {
        print(List.of(measures));
    }

    void print(List<TraceMeasures> all) {
        row("times p50, p95", all, measures -> clock(measures.clock()));
        row("emission, first shown", all, times(one -> one.emission().shown()));
        row("emission, committed", all, times(one -> one.emission().committed()));
        row("time to first interim", all, times(one -> one.utterances().firstInterim()));
        row("end of speech to final", all, times(one -> one.utterances().finals()));
        row("words taken back", all, measures -> revised(measures.figures()));
        row("committed text changed", all, measures -> changes(measures.figures()));
    }

    private void row(String label, List<TraceMeasures> all, Function<TraceMeasures, String> value) {
        var row = new StringBuilder(format("%-32s", label));
        all.forEach(one -> row.append(format("%-24s", value.apply(one))));
        out.println(row.toString().stripTrailing());
    }

    private static String clock(StreamClock clock) {
        return switch (clock) {
            case COMPUTE_UNAWARE -> "clock of the sound";
            case COMPUTE_AWARE -> "clock on the wall";
        };
    }

    private static Function<TraceMeasures, String> times(Function<StreamMeasures, Latencies> latencies) {
        return measures -> {
            var all = latencies.apply(measures.figures());
            return seconds(all.p50()) + " " + seconds(all.p95());
        };
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(one -> format(Locale.ROOT, "%6.2f s", one.toMillis() / 1e3))
                .orElse("     - ");
    }

    private static String revised(StreamMeasures measures) {
        var stability = measures.stability();
        return "  " + stability.revised() + " of " + stability.emitted();
    }

    private static String changes(StreamMeasures measures) {
        int changes = measures.changes().size();
        return changes == 0 ? "  never" : "  " + changes + " times: a fault";
    }
}
