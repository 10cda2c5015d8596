package dev.earshot.app.cli;

import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.recognition.BenchmarkReport;
import dev.earshot.engine.recognition.LoadOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What was measured in one configuration, as `earshot bench --json` prints it.
///
/// @param randomWeights whether the model has learnt nothing
/// @param threads that were to compute
/// @param weights bytes of memory that they hold
record BenchFigures(
        String model,
        boolean randomWeights,
        String device,
        String precision,
        int threads,
        BigDecimal loadSeconds,
        long weights,
        Optional<BenchmarkReport.Memory> memory,
        List<Encoder> encoder,
        List<Token> token,
        Optional<Recording> recording) {
    /// @param seconds of sound
    record Encoder(long seconds, BigDecimal medianMs, BigDecimal leastMs) {}

    /// @param seconds of sound that the text is about
    record Token(long seconds, int beam, BigDecimal medianMs, BigDecimal leastMs) {}

    /// @param speed seconds of sound a second
    record Recording(String file, BigDecimal seconds, BigDecimal tookSeconds, BigDecimal speed) {}

    static BenchFigures of(
            BenchmarkReport report, LoadOptions options, Optional<String> size, Optional<Path> recording) {
        var model = report.model();
        return new BenchFigures(
                size.orElse(model.name()),
                size.isPresent(),
                model.device(),
                model.load().precision(),
                options.threads().orElseGet(Compute::threads),
                seconds(model.load().time()),
                model.load().bytes(),
                report.memory(),
                report.hearing().stream()
                        .map(one -> new Encoder(
                                one.sound().toSeconds(),
                                milliseconds(one.time().median()),
                                milliseconds(one.time().least())))
                        .toList(),
                report.writing().stream()
                        .map(one -> new Token(
                                one.sound().toSeconds(),
                                one.beam(),
                                milliseconds(one.time().median()),
                                milliseconds(one.time().least())))
                        .toList(),
                report.recording()
                        .map(heard -> new Recording(
                                recording.map(Path::toString).orElse(""),
                                seconds(heard.sound()),
                                seconds(heard.took()),
                                BigDecimal.valueOf(heard.speed()).setScale(2, RoundingMode.HALF_UP))));
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    private static BigDecimal milliseconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos() / 1000, 3);
    }
}
