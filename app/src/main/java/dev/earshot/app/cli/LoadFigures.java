package dev.earshot.app.cli;

import dev.earshot.bridge.client.HeldSound;
import dev.earshot.bridge.client.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a server bore its callers, for programs.
///
/// @param recordingSeconds that each of them sent
/// @param targetSeconds how late 95 of 100 finals may come
/// @param sustained the most callers that the target was kept with
record LoadFigures(
        String server,
        String protocol,
        double recordingSeconds,
        double targetSeconds,
        Optional<Integer> sustained,
        List<Step> steps) {
    /// @param texts how many callers were told each
    record Step(
            int callers,
            Late firstText,
            Late finals,
            Map<String, Integer> failures,
            int unheardUtterances,
            Map<String, Integer> texts,
            int notices,
            double sentLateSeconds,
            boolean sustained) {}

    /// Seconds.
    record Late(int count, Optional<Double> p50, Optional<Double> p95) {
        static Late of(Latencies all) {
            return new Late(
                    all.count(), all.p50().map(LoadFigures::seconds), all.p95().map(LoadFigures::seconds));
        }
    }

    static LoadFigures of(
            ServerAddress server, HeldSound sound, Duration target, Optional<Integer> sustained, List<LoadStep> steps) {
        return new LoadFigures(
                server.address().toString(),
                server.spoken().name().toLowerCase(Locale.ROOT),
                sound.duration().map(LoadFigures::seconds).orElse(0.0),
                seconds(target),
                sustained,
                steps.stream().map(step -> step(step, target)).toList());
    }

    private static Step step(LoadStep step, Duration target) {
        return new Step(
                step.callers(),
                Late.of(step.first()),
                Late.of(step.finals()),
                step.failures(),
                step.unheard(),
                step.texts(),
                step.notices(),
                seconds(step.feederLate()),
                step.sustained(target));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
