package dev.earshot.app.cli;

import dev.earshot.bridge.load.LoadStep;
import dev.earshot.bridge.tester.TestVerdict;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// When a load has gone well.
final class LoadExpectations {
    @Option(
            names = "--expect-failed",
            paramLabel = "RATE",
            description = "The highest share of sessions that may fail, as 0.01. Default: 0.")
    private double failed;

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

    @Option(
            names = "--expect-on-time",
            description = "No frame may be handed over later than it is long: of this machine rather than the service.")
    private boolean onTime;

    @Option(names = "--expect-streams", paramLabel = "N", description = "With --find-limit: the fewest sustained.")
    private Optional<Integer> streams = Optional.empty();

    boolean needLimit() {
        return streams.isPresent();
    }

    /// Of so many streams at once.
    List<TestVerdict> judge(LoadStep step, Duration frame) {
        var verdicts = new ArrayList<TestVerdict>();
        double share = step.sessions() == 0 ? 0 : step.failed() / (double) step.sessions();
        verdicts.add(new TestVerdict(
                failed == 0 ? "no session fails" : "at most %s of the sessions fail".formatted(percent(failed)),
                share <= failed,
                "%d of %d did".formatted(step.failed(), step.sessions())));
        firstInterim.ifPresent(most -> verdicts.add(delay("time to first interim", most, step.first())));
        finals.ifPresent(most -> verdicts.add(delay("end of speech to final", most, step.finals())));
        if (onTime) {
            var late = step.lateness();
            verdicts.add(new TestVerdict(
                    "no frame is handed over more than " + frame.toMillis() + " ms late",
                    late.laterThanAFrame() == 0,
                    "%d of %d were, the latest %d ms"
                            .formatted(
                                    late.laterThanAFrame(),
                                    late.frames(),
                                    late.most().toMillis())));
        }
        return verdicts;
    }

    /// Of a search.
    List<TestVerdict> judge(int sustained) {
        return streams
                .map(least -> new TestVerdict(
                        "at least " + least + " streams are sustained", sustained >= least, sustained + " are"))
                .stream()
                .toList();
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
    }

    private static TestVerdict delay(String what, Duration most, Latencies delays) {
        var found = delays.p95();
        return new TestVerdict(
                what + " at most " + seconds(most),
                found.filter(time -> time.compareTo(most) <= 0).isPresent(),
                found.map(time -> "it is " + seconds(time)).orElse("there was none"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
