package dev.earshot.app.cli;

import static java.lang.String.format;

import dev.earshot.engine.recognition.StreamScore;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Latencies;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What was measured, as people read it: a line a measure.
record StreamTable(PrintStream out) {
    private static final String LABEL = "%-32s";

    void print(StreamScore score) {
        out.println();
        out.println(score.name() + ", " + ClockTime.show(score.audio()) + " of sound");
        if (!score.measures().isEmpty()) {
            latencies(score);
            stability(score.measures().getFirst());
        }
        score.nothing().ifPresent(none -> {
            line(
                    "words where nobody speaks",
                    format(Locale.ROOT, "%d settled, %d put up", none.settled(), none.shown()));
            line(
                    "  a minute",
                    format(Locale.ROOT, "%.1f settled, %.1f put up", none.settledPerMinute(), none.shownPerMinute()));
        });
        line("committed text changed", score.changes() == 0 ? "never" : score.changes() + " times: a fault");
        accuracy(score);
        speed(score);
        score.notices().forEach(sentence -> line("told", sentence));
    }

    private void latencies(StreamScore score) {
        out.println("times from " + score.times());
        var heading = new StringBuilder(format(LABEL, ""));
        score.measures().forEach(one -> heading.append(format("%-22s", clock(one.clock()))));
        out.println(heading.toString().stripTrailing());
        row(score, "emission, first shown", one -> one.emission().shown());
        row(score, "emission, committed", one -> one.emission().committed());
        row(score, "time to first interim", one -> one.utterances().firstInterim());
        row(score, "end of speech to final", one -> one.utterances().finals());
        row(score, "endpoint delay", one -> one.endpoints().delays());
    }

    private static String clock(StreamClock clock) {
        return switch (clock) {
            case COMPUTE_UNAWARE -> "audio clock p50, p95";
            case COMPUTE_AWARE -> "wall clock p50, p95";
        };
    }

    private void row(StreamScore score, String label, Function<StreamMeasures, Latencies> latencies) {
        var row = new StringBuilder(format(LABEL, label));
        for (var one : score.measures()) {
            var all = latencies.apply(one);
            row.append(format("%-22s", seconds(all.p50()) + "  " + seconds(all.p95())));
        }
        row.append(latencies.apply(score.measures().getFirst()).count());
        out.println(row.toString().stripTrailing());
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(StreamTable::seconds).orElse("     -");
    }

    private static String seconds(Duration time) {
        return format(Locale.ROOT, "%6.2f s", time.toMillis() / 1000.0);
    }

    private void stability(StreamMeasures measures) {
        var stability = measures.stability();
        line(
                "unstable partial word ratio",
                format(
                        Locale.ROOT,
                        "%.1f %%, %d of %d words put up",
                        100 * stability.unstablePartialWordRatio(),
                        stability.revised(),
                        stability.emitted()));
        line(
                "normalised erasure",
                format(
                        Locale.ROOT,
                        "%.2f, %d words for %d settled",
                        stability.normalisedErasure(),
                        stability.erased(),
                        stability.settled()));
        var endpoints = measures.endpoints();
        line(
                "endpoints",
                format(
                        Locale.ROOT,
                        "%d found, %d missed, %d false",
                        endpoints.found(),
                        endpoints.missed(),
                        endpoints.falseOnes()));
        line(
                "not measured",
                format(
                        Locale.ROOT,
                        "%d words, %d utterances",
                        measures.emission().unmeasured(),
                        measures.utterances().unheard()));
    }

    private void accuracy(StreamScore score) {
        score.error().ifPresent(counts -> errors("streaming WER", counts));
        score.loss().ifPresent(loss -> {
            errors("offline WER", loss.offline());
            line("streaming less offline", format(Locale.ROOT, "%+.1f points", 100 * loss.wer()));
        });
        if (score.error().isEmpty()) {
            score.apart().ifPresent(counts -> errors("WER against the offline text", counts));
        }
    }

    private void errors(String label, ErrorCounts counts) {
        line(
                label,
                format(
                        Locale.ROOT,
                        "%.1f %%, %d S, %d D, %d I in %d words",
                        100 * counts.wer(),
                        counts.substitutions(),
                        counts.deletions(),
                        counts.insertions(),
                        counts.reference()));
    }

    private void speed(StreamScore score) {
        score.backlog()
                .ifPresentOrElse(
                        backlog -> {
                            line(
                                    "backlog",
                                    format(
                                            Locale.ROOT,
                                            "%s at most,%s on average",
                                            seconds(backlog.most()),
                                            seconds(backlog.mean())));
                            line("sent late by", format(Locale.ROOT, "%s at most", seconds(backlog.feederLate())));
                        },
                        () -> line("real-time factor", format(Locale.ROOT, "%.3f", score.realTimeFactor())));
        score.offlineRealTimeFactor()
                .ifPresent(factor -> line("real-time factor, offline", format(Locale.ROOT, "%.3f", factor)));
    }

    private void line(String label, String value) {
        out.println(format(LABEL, label) + value.strip());
    }
}
