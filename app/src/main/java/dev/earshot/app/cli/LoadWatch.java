package dev.earshot.app.cli;

import dev.earshot.bridge.load.LoadListener;
import dev.earshot.bridge.load.LoadMoment;
import dev.earshot.bridge.load.LoadStep;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows a load while it runs: one line, which is drawn anew each second.
final class LoadWatch implements LoadListener {
    private final StatusLine status;
    private final Duration time;
    private final Consumer<LoadStep> ended;
    private int streams;
    private int failed;

    /// @param time how long a run of streams takes
    /// @param ended what is done with each that has ended
    LoadWatch(StatusLine status, Duration time, Consumer<LoadStep> ended) {
        this.status = status;
        this.time = time;
        this.ended = ended;
    }

    @Override
    public void began(int count) {
        streams = count;
        failed = 0;
        status.showNow(count + (count == 1 ? " stream ..." : " streams ..."), "");
    }

    @Override
    public void second(LoadMoment moment) {
        failed +=
                moment.failures().values().stream().mapToInt(Integer::intValue).sum();
        var line = new StringBuilder("%d of %d streams  %s of %s"
                .formatted(moment.speaking(), streams, ClockTime.show(moment.at()), ClockTime.show(time)));
        moment.finals().p95().ifPresent(late -> line.append("  final ").append(seconds(late)));
        moment.first().p95().ifPresent(late -> line.append("  first text ").append(seconds(late)));
        line.append("  latest frame %d ms".formatted(moment.lateness().most().toMillis()));
        if (failed > 0) {
            line.append("  ").append(failed).append(" failed");
        }
        status.showNow(line.toString(), "");
    }

    @Override
    public void ended(LoadStep step) {
        status.above(() -> ended.accept(step));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
