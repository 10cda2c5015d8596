package dev.earshot.app.cli;

import dev.earshot.bridge.client.Usage;
import dev.earshot.bridge.feed.FrameLateness;
import dev.earshot.bridge.load.HeldSound;
import dev.earshot.bridge.load.LoadStep;
import dev.earshot.engine.scoring.Latencies;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a service bore its streams, for programs.
///
/// @param recordingSeconds that each session sends
/// @param targetSeconds how late 95 of 100 finals may come
/// @param sustained the most streams that the target was kept with; only where that was searched for
record LoadFigures(
        String server,
        String protocol,
        double recordingSeconds,
        double targetSeconds,
        Optional<Integer> sustained,
        List<Step> steps,
        Optional<Used> used) {
    /// @param texts how often each was heard of the whole recording
    record Step(
            int streams,
            int sessions,
            double seconds,
            Late opening,
            Late firstText,
            Late finals,
            Map<String, Integer> failures,
            int unheardUtterances,
            Map<String, Integer> texts,
            int notices,
            Sent sent,
            boolean sustained,
            boolean stopped) {}

    /// Seconds.
    record Late(int count, Optional<Double> p50, Optional<Double> p95, Optional<Double> p99) {
        static Late of(Latencies all) {
            return new Late(
                    all.count(),
                    all.p50().map(LoadFigures::seconds),
                    all.p95().map(LoadFigures::seconds),
                    all.percentile(99).map(LoadFigures::seconds));
        }
    }

    /// How late frames were handed over.
    record Sent(long frames, double latestSeconds, double p99Seconds, long overAFrameLate) {
        static Sent of(FrameLateness late) {
            return new Sent(late.frames(), seconds(late.most()), seconds(late.p99()), late.laterThanAFrame());
        }
    }

    /// What was used of the service.
    record Used(long requests, long failed, double audioSeconds) {
        static Used of(Usage usage) {
            return new Used(usage.requests(), usage.failed(), seconds(usage.audio()));
        }
    }

    static LoadFigures of(
            URI server,
            String protocol,
            HeldSound sound,
            Duration target,
            Optional<Integer> sustained,
            List<LoadStep> steps,
            Optional<Usage> usage) {
        return new LoadFigures(
                server.toString(),
                protocol,
                sound.duration().map(LoadFigures::seconds).orElse(0.0),
                seconds(target),
                sustained,
                steps.stream().map(step -> step(step, target)).toList(),
                usage.map(Used::of));
    }

    private static Step step(LoadStep step, Duration target) {
        return new Step(
                step.streams(),
                step.sessions(),
                seconds(step.took()),
                Late.of(step.opening()),
                Late.of(step.first()),
                Late.of(step.finals()),
                step.failures(),
                step.unheard(),
                step.texts(),
                step.notices(),
                Sent.of(step.lateness()),
                step.sustained(target),
                step.stopped());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
