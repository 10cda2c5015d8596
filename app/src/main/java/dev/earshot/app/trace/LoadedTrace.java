package dev.earshot.app.trace;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.TraceTimes;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A trace made ready to be looked at, so that the window only draws. Owns the trace.
///
/// @param speech where somebody spoke, as the session was told
/// @param arrivals in the order in which they came
/// @param axis how long the timeline is: the sound, and what came after it
record LoadedTrace(
        Trace trace,
        Transcript transcript,
        TraceMeasures measures,
        List<TimeSpan> speech,
        List<Arrival> arrivals,
        List<FrameRow> frames,
        Duration axis)
        implements AutoCloseable {

    /// Waits for the disk, and computes.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_*
    static LoadedTrace open(Path file) {
        return of(Trace.open(file));
    }

    private static LoadedTrace of(Trace trace) {
        var places = TraceTimes.of(trace).places(trace);
        var arrivals = new ArrayList<Arrival>();
        var frames = new ArrayList<FrameRow>();
        var axis = Pcm.durationOf(trace.samples());
        for (int i = 0; i < places.size(); i++) {
            var at = places.get(i);
            var item = trace.items().get(i);
            if (item instanceof TraceItem.Frame frame) {
                frames.add(FrameRow.of(frame, at));
            }
            var arrival = arrival(item, at);
            if (arrival.isPresent()) {
                arrivals.add(arrival.get());
                axis = axis.compareTo(at) < 0 ? at : axis;
            }
        }
        var transcript = trace.transcript();
        return new LoadedTrace(
                trace,
                transcript,
                TraceMeasures.of(trace),
                speech(trace, transcript),
                List.copyOf(arrivals),
                List.copyOf(frames),
                axis);
    }

    private static Optional<Arrival> arrival(TraceItem item, Duration at) {
        return switch (item) {
            case TraceItem.Frame _, TraceItem.Sound _, TraceItem.HeardBy _ -> Optional.empty();
            case TraceItem.Mark mark ->
                Optional.of(new Arrival(
                        switch (mark.kind()) {
                            case ERROR, LEFT_OUT, RECONNECT -> Arrival.Kind.PROBLEM;
                            case NOTE -> Arrival.Kind.NOTE;
                        },
                        new TimeSpan(at, at),
                        at,
                        mark.text()));
            case TraceItem.Event said -> arrival(said.event(), at);
        };
    }

    private static Optional<Arrival> arrival(TranscriptEvent event, Duration at) {
        return switch (event) {
            case TranscriptEvent.Partial partial -> Optional.of(text(Arrival.Kind.INTERIM, partial.segment(), at));
            case TranscriptEvent.Final(var segment) -> Optional.of(text(Arrival.Kind.FINAL, segment, at));
            case TranscriptEvent.Notice notice ->
                Optional.of(new Arrival(Arrival.Kind.NOTE, new TimeSpan(at, at), at, notice.sentence()));
            case TranscriptEvent.Failed(var cause) ->
                Optional.of(new Arrival(Arrival.Kind.PROBLEM, new TimeSpan(at, at), at, cause.sentence()));
            case TranscriptEvent.SpeechStarted _, TranscriptEvent.SpeechEnded _, TranscriptEvent.Completed _ ->
                Optional.empty();
        };
    }

    private static Arrival text(Arrival.Kind kind, Segment segment, Duration at) {
        return new Arrival(kind, segment.span(), at, segment.text());
    }

    /// From each start to the next end; of a session that says neither, its finals.
    private static List<TimeSpan> speech(Trace trace, Transcript transcript) {
        var speech = new ArrayList<TimeSpan>();
        Optional<Duration> began = Optional.empty();
        for (TraceItem item : trace.items()) {
            if (item instanceof TraceItem.Event said) {
                if (said.event() instanceof TranscriptEvent.SpeechStarted(var at)) {
                    began = Optional.of(at);
                } else if (said.event() instanceof TranscriptEvent.SpeechEnded(var at)) {
                    began.filter(from -> from.compareTo(at) <= 0).ifPresent(from -> speech.add(new TimeSpan(from, at)));
                    began = Optional.empty();
                }
            }
        }
        return speech.isEmpty()
                ? transcript.segments().stream().map(Segment::span).toList()
                : List.copyOf(speech);
    }

    @Override
    public void close() {
        trace.close();
    }
}
