package dev.earshot.app.cli;

import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.TraceReplay;
import dev.earshot.engine.trace.TraceDiff;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.TraceModel;
import dev.earshot.engine.transcript.Segment;
import java.util.List;

/// What `earshot trace replay --json` writes.
///
/// @param then the trace itself
/// @param words of what is said now against what was said then
record TraceReplayFigures(
        TraceFigures then, Again now, StreamFigures.Errors words, List<TraceComparison.Changed> changed) {
    /// What was heard this time.
    record Again(TraceModel model, TraceFigures.Measured measured, List<String> text) {
        static Again of(RecognizerInfo heardBy, TraceReplay.Replayed replayed) {
            var clock = TraceMeasures.clock(replayed.live());
            return new Again(
                    new TraceModel(heardBy.id(), heardBy.name(), heardBy.version(), heardBy.device()),
                    TraceFigures.Measured.of(TraceMeasures.of(replayed.log(), replayed.transcript(), clock)),
                    replayed.transcript().segments().stream().map(Segment::text).toList());
        }
    }

    static TraceReplayFigures of(TraceFigures then, Again now, TraceDiff diff) {
        return new TraceReplayFigures(
                then, now, StreamFigures.Errors.of(diff.words()), TraceComparison.Changed.of(diff.places()));
    }
}
