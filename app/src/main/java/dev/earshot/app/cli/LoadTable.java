package dev.earshot.app.cli;

import dev.earshot.bridge.client.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How a server bore its callers, as people read it: a line a step.
record LoadTable(PrintStream out) {
    private static final String ROW = "%7s  %-15s  %-15s  %7s  %6s  %s%n";

    void print(LoadStep step, boolean first, Duration target) {
        if (first) {
            out.printf(ROW, "callers", "first text", "final", "failed", "texts", "");
            out.printf(ROW, "", "p50     p95", "p50     p95", "", "", "");
        }
        int failed =
                step.failures().values().stream().mapToInt(Integer::intValue).sum();
        out.printf(
                ROW,
                step.callers(),
                both(step.first()),
                both(step.finals()),
                failed,
                step.texts().size(),
                step.sustained(target)
                        ? ""
                        : "misses " + seconds(Optional.of(target)).strip());
        step.failures().forEach((sentence, count) -> out.println("         " + count + " x " + sentence));
        if (step.unheard() > 0) {
            out.println("         " + step.unheard() + " utterances came to nothing");
        }
    }

    private static String both(Latencies all) {
        return seconds(all.p50()) + "  " + seconds(all.p95());
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(one -> String.format(Locale.ROOT, "%4.2f s", one.toMillis() / 1000.0))
                .orElse("   -  ");
    }
}
