package dev.earshot.engine.recognition;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Calibration.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Measures how fast this machine computes, with two small models of random weights: one would not tell
/// what reading its weights takes from what its layers take besides.
///
/// @param models that can make them
/// @param options where and in which precision they run
record MachineProbe(Models models, LoadOptions options) {
    /// Of published sizes, both made in a second.
    private static final List<String> SIZES = List.of("tiny", "base");

    /// How many times as long as the first one the second takes, at most.
    private static final int NEXT = 4;

    private static final Duration SOUND = Duration.ofSeconds(10);
    private static final int TOKENS = 20;
    private static final int BEAM = 5;

    /// What the layers of the larger one take besides reading, at most, of all its time: a third on a machine that
    /// does nothing else. More is noise, and would make models that read a lot seem fast.
    private static final double LAYERS = 0.5;

    /// What was measured of one model.
    ///
    /// @param token greedy, and with a beam
    record Sample(ModelWork work, Duration sound, Duration hearing, Duration token, Duration beamToken) {
        double numbers() {
            return work.writing().orElseThrow().numbers(sound);
        }

        int layers() {
            return work.writing().orElseThrow().layers();
        }
    }

    MachineSpeed measure(Watch watch) throws InterruptedException {
        var samples = new ArrayList<Sample>();
        for (var size : SIZES) {
            if (samples.isEmpty() || watch.leaves(watch.elapsed().multipliedBy(NEXT))) {
                samples.add(sample(size, watch));
            }
        }
        return fit(samples);
    }

    private Sample sample(String size, Watch watch) throws InterruptedException {
        watch.begin("preparing");
        try {
            var folder = Files.createTempDirectory("earshot-probe-");
            try {
                var model = models.random(size, folder);
                try (var loaded = models.load(model, options)) {
                    return sample(
                            models.work(size).orElseThrow(), loaded.benchmark().orElseThrow(), watch);
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new SttException(
                    SttError.WRITE_FAILED,
                    "The speed of this machine cannot be measured: there is no room for a small model in "
                            + System.getProperty("java.io.tmpdir") + "; free 300 MB there.",
                    e);
        }
    }

    private static Sample sample(ModelWork work, Benchmark benchmark, Watch watch) throws InterruptedException {
        var hearing = watch.median("hearing", Duration.ZERO, () -> benchmark.hear(SOUND));
        try (var heard = benchmark.heard(SOUND).orElseThrow()) {
            var token = watch.median("writing", Duration.ZERO, () -> heard.write(1, TOKENS));
            var beam = watch.median("writing", Duration.ZERO, () -> heard.write(BEAM, TOKENS));
            var greedy = token.orElseThrow(MachineProbe::tooBusy);
            return new Sample(
                    work,
                    SOUND,
                    hearing.orElseThrow(MachineProbe::tooBusy),
                    greedy,
                    beam.orElseGet(() -> Duration.ofNanos(Math.round(greedy.toNanos() * Calibration.BEAM_COST))));
        }
    }

    private static SttException tooBusy() {
        return new SttException(
                SttError.OVERLOADED,
                "This machine is too busy to be measured now; close other programs and try again.");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Two models tell two unknowns: `token = numbers / speed + layers * layer`. Where noise makes one
    /// of them negative, or where there is one model only, all of the time is taken to be reading.
    static MachineSpeed fit(List<Sample> samples) {
        var small = samples.getFirst();
        var large = samples.getLast();
        double determinant = small.numbers() * large.layers() - large.numbers() * small.layers();
        double reading = determinant == 0
                ? 0
                : (seconds(small.token()) * large.layers() - seconds(large.token()) * small.layers()) / determinant;
        double layer = (seconds(large.token()) - large.numbers() * reading) / large.layers();
        if (reading <= 0 || layer < 0) {
            reading = seconds(large.token()) / large.numbers();
            layer = 0;
        } else if (layer * large.layers() > LAYERS * seconds(large.token())) {
            reading = (1 - LAYERS) * seconds(large.token()) / large.numbers();
            layer = LAYERS * seconds(large.token()) / large.layers();
        }
        return new MachineSpeed(
                large.work().operations(large.sound()) / seconds(large.hearing()),
                1 / reading,
                Duration.ofNanos(Math.round(layer * 1e9)),
                seconds(large.beamToken()) / seconds(large.token()));
    }

    private static double seconds(Duration time) {
        return SpeedReckoning.seconds(time);
    }
}
