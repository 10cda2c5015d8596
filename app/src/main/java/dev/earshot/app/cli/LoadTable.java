package dev.earshot.app.cli;

import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How a service bore its streams, as people read it: a line a step.
///
/// @param target how late 95 of 100 finals may come
/// @param frame how long a frame is
record LoadTable(PrintStream out, Duration target, Duration frame) {
    private static final String ROW = "%7s  %8s  %6s  %-20s  %-20s  %5s  %s%n";

    void heads() {
        out.printf(ROW, "streams", "sessions", "failed", "first text", "final", "texts", "");
        out.printf(ROW, "", "", "", "p50     p95     p99", "p50     p95     p99", "", "");
    }

    void print(LoadStep step) {
        out.printf(
                ROW,
                step.streams(),
                step.sessions(),
                step.failed(),
                three(step.first()),
                three(step.finals()),
                step.texts().size(),
                remark(step));
        step.failures().forEach((sentence, count) -> out.println("         " + count + " x " + sentence));
        if (step.unheard() > 0) {
            out.println("         " + step.unheard() + " utterances came to nothing");
        }
        var late = step.lateness();
        if (late.laterThanAFrame() > 0) {
            out.printf(
                    Locale.ROOT,
                    "         %d of %d frames were sent more than %d ms late, the latest %.2f s: this machine or what is"
                            + " between was too slow%n",
                    late.laterThanAFrame(),
                    late.frames(),
                    frame.toMillis(),
                    late.most().toMillis() / 1e3);
        }
    }

    private String remark(LoadStep step) {
        if (step.stopped()) {
            return "stopped";
        }
        return step.sustained(target)
                ? ""
                : "misses " + seconds(Optional.of(target)).strip();
    }

    private static String three(Latencies all) {
        return seconds(all.p50()) + "  " + seconds(all.p95()) + "  " + seconds(all.percentile(99));
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(one -> String.format(Locale.ROOT, "%4.2f s", one.toMillis() / 1000.0))
                .orElse("   -  ");
    }
}
