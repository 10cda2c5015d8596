package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Times a model on this machine, shortly: what it does live, and what it does with a recording.
///
/// It begins nothing that would not end in time, judged by what it has timed so far; what there is no
/// time for is reckoned from what there was. Only loading and one hearing of a second cannot be cut
/// short: of a model that takes longer to load than there is time, no more than the least is timed
/// then.
///
/// @param longest that it takes
/// @param nanoTime a clock, as [System#nanoTime]
public record Calibration(Duration longest, LongSupplier nanoTime) {
    /// The shortest sound that says something about longer ones.
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final int RUNS = 5;

    /// Of the whole time, what the runs of one part may take.
    private static final int SHARE = 8;

    private static final int TOKENS = 8;
    private static final int BEAM = 5;

    /// How many times as long as a greedy token one takes with a beam of five, where it could not be
    /// timed: measured with models of three sizes (docs/measurements.md).
    static final double BEAM_COST = 1.6;

    /// Times a model on the calling thread, which may be interrupted.
    ///
    /// @param load loads it; what it gives is closed in the end
    /// @param progress told on the calling thread
    /// @throws SttException what loading fails with; UNSUPPORTED for a model without parts that can be
    ///     timed
    public Speed measure(Supplier<LoadedModel> load, Consumer<CalibrationProgress> progress)
            throws InterruptedException {
        var watch = new Watch(longest, nanoTime, progress);
        watch.begin("loading");
        try (var model = load.get()) {
            var benchmark = model.benchmark()
                    .orElseThrow(() -> new SttException(
                            SttError.UNSUPPORTED,
                            model.info().name() + " cannot be timed in parts; `earshot bench --file` times it on a"
                                    + " recording."));
            return new Timing(benchmark, watch).speed();
        }
    }

    /// The timing of one model.
    private record Timing(Benchmark benchmark, Watch watch) {
        Speed speed() throws InterruptedException {
            var live = benchmark.live();
            var window = benchmark.window();
            watch.begin("warming up");
            var first = benchmark.hear(FIRST);
            var hearing = hearing(live.window(), scaled(first, FIRST, live.window()));
            var token = token(live.window(), 1, hearing);
            var long_ = hearing(window, scaled(hearing, live.window(), window));
            var beam = token.isEmpty()
                    ? token
                    : token(window, BEAM, long_).or(() -> token.map(one -> times(one, BEAM_COST)));
            return new Speed(
                    new SpeedReckoning(live.window(), live.every(), hearing, token.orElse(Duration.ZERO)).factor(),
                    new SpeedReckoning(window, window, long_, beam.orElse(Duration.ZERO)).factor(),
                    Speed.Origin.MEASURED);
        }

        /// @param predicted what it will take; the answer, where there is no time
        private Duration hearing(Duration sound, Duration predicted) throws InterruptedException {
            return watch.median("hearing " + sound.toSeconds() + " s", predicted, () -> benchmark.hear(sound))
                    .orElse(predicted);
        }

        /// @param hearing what hearing the sound takes, which comes before writing about it
        /// @return empty for a model that writes no tokens, and where there is no time
        private Optional<Duration> token(Duration sound, int beam, Duration hearing) throws InterruptedException {
            if (!watch.leaves(times(hearing, 2))) {
                return Optional.empty();
            }
            var heard = benchmark.heard(sound);
            if (heard.isEmpty()) {
                return Optional.empty();
            }
            try (var open = heard.get()) {
                return watch.median(
                        "writing about " + sound.toSeconds() + " s", Duration.ZERO, () -> open.write(beam, TOKENS));
            }
        }
    }

    private static Duration scaled(Duration time, Duration from, Duration to) {
        return times(time, SpeedReckoning.seconds(to) / SpeedReckoning.seconds(from));
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }

    /// Something that is timed several times.
    interface Run {
        Duration once() throws InterruptedException;
    }

    /// Sees to it that nothing takes longer than it may.
    record Watch(Duration longest, LongSupplier nanoTime, long start, Consumer<CalibrationProgress> progress) {
        Watch(Duration longest, LongSupplier nanoTime, Consumer<CalibrationProgress> progress) {
            this(longest, nanoTime, nanoTime.getAsLong(), progress);
        }

        Duration elapsed() {
            return Duration.ofNanos(nanoTime.getAsLong() - start);
        }

        boolean leaves(Duration predicted) {
            return elapsed().plus(predicted).compareTo(longest) <= 0;
        }

        /// @throws InterruptedException when nothing more is to be begun
        void begin(String doing) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.accept(new CalibrationProgress(doing, elapsed(), longest));
        }

        /// The median of as many runs as there is time for; of several the first does not count.
        ///
        /// @param predicted what the first takes
        /// @return empty when there was no time for any
        Optional<Duration> median(String doing, Duration predicted, Run run) throws InterruptedException {
            var times = new ArrayList<Duration>();
            var began = elapsed();
            var next = predicted;
            while (times.size() <= RUNS && leaves(next)) {
                var before = elapsed();
                if (times.size() > 1 && before.minus(began).plus(next).compareTo(longest.dividedBy(SHARE)) > 0) {
                    break;
                }
                begin(doing);
                times.add(run.once());
                next = elapsed().minus(before);
            }
            return median(times);
        }

        private static Optional<Duration> median(List<Duration> times) {
            var counting =
                    times.stream().skip(times.size() > 1 ? 1 : 0).sorted().toList();
            return counting.isEmpty() ? Optional.empty() : Optional.of(counting.get(counting.size() / 2));
        }
    }
}
