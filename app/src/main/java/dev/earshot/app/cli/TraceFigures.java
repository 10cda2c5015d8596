package dev.earshot.app.cli;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.scoring.StreamMeasures;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.TraceModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trace in figures, as `earshot trace --json` writes it: times in seconds, nothing where something
/// was not measured.
///
/// @param soundSeconds how much sound went by
/// @param damage what of the file cannot be shown
record TraceFigures(
        String began,
        String madeBy,
        String protocol,
        String endpoint,
        String session,
        Optional<TraceModel> model,
        Optional<String> language,
        Map<String, String> settings,
        BigDecimal seconds,
        BigDecimal soundSeconds,
        long frames,
        long events,
        List<String> marks,
        Measured measured,
        List<String> text,
        Optional<String> damage) {
    /// @param clock `wall` where sound came as it was spoken, else `audio`
    /// @param words whether the words have times, without which emission is not measured
    record Measured(
            String clock,
            boolean words,
            StreamFigures.Latency latency,
            StreamFigures.Stability stability,
            int committedChanges) {
        static Measured of(TraceMeasures measures) {
            StreamMeasures figures = measures.figures();
            return new Measured(
                    clock(measures.clock()),
                    measures.words(),
                    StreamFigures.Latency.of(figures),
                    StreamFigures.Stability.of(figures.stability()),
                    figures.changes().size());
        }

        private static String clock(StreamClock clock) {
            return switch (clock) {
                case COMPUTE_UNAWARE -> "audio";
                case COMPUTE_AWARE -> "wall";
            };
        }
    }

    static TraceFigures of(Trace trace) {
        var header = trace.header();
        return new TraceFigures(
                header.began().toString(),
                header.madeBy(),
                header.protocol(),
                header.endpoint(),
                header.session(),
                header.model(),
                header.language(),
                header.settings(),
                seconds(trace.lasted()),
                seconds(Pcm.durationOf(trace.samples())),
                trace.items().stream().filter(TraceItem.Frame.class::isInstance).count(),
                trace.items().stream().filter(TraceItem.Event.class::isInstance).count(),
                trace.items().stream()
                        .filter(TraceItem.Mark.class::isInstance)
                        .map(item -> ((TraceItem.Mark) item).text())
                        .toList(),
                Measured.of(TraceMeasures.of(trace)),
                trace.transcript().segments().stream()
                        .map(segment -> segment.text())
                        .toList(),
                trace.damage());
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }
}
