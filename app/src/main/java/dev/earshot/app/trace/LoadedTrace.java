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

/// A trace made ready to be looked at, so that a [TraceView] only draws. Owns the trace.
///
/// @param speech where somebody spoke, as the session was told
/// @param arrivals in the order in which they came
/// @param axis how long the timeline is: the sound, and what came after it
public record LoadedTrace(
        Trace trace,
        Transcript transcript,
        TraceMeasures measures,
        List<TimeSpan> speech,
        List<Arrival> arrivals,
        List<FrameRow> frames,
        Duration axis)
        implements AutoCloseable {
    /// How a run says of a fault that it was asked for.
    private static final String ON_PURPOSE = "on purpose: ";

    /// Waits for the disk, and computes.
    ///
    /// @throws dev.earshot.engine.SttException AUDIO_*
    public static LoadedTrace open(Path file) {
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
            case TraceItem.Mark mark -> Optional.of(mark(mark, at));
            case TraceItem.Event said -> arrival(said.event(), at);
        };
    }

    private static Arrival mark(TraceItem.Mark mark, Duration at) {
        return switch (mark.kind()) {
            case ERROR, LEFT_OUT -> here(Arrival.Kind.PROBLEM, at, mark.text());
            case RECONNECT -> here(Arrival.Kind.RECONNECT, at, mark.text());
            case NOTE ->
                mark.text().startsWith(ON_PURPOSE)
                        ? here(Arrival.Kind.ON_PURPOSE, at, mark.text().substring(ON_PURPOSE.length()))
                        : here(Arrival.Kind.NOTE, at, mark.text());
        };
    }

    private static Arrival here(Arrival.Kind kind, Duration at, String text) {
        return new Arrival(kind, new TimeSpan(at, at), at, text);
    }

    private static Optional<Arrival> arrival(TranscriptEvent event, Duration at) {
        return switch (event) {
            case TranscriptEvent.Partial partial -> Optional.of(text(Arrival.Kind.INTERIM, partial.segment(), at));
            case TranscriptEvent.Final(var segment) -> Optional.of(text(Arrival.Kind.FINAL, segment, at));
            case TranscriptEvent.Notice notice -> Optional.of(here(Arrival.Kind.NOTE, at, notice.sentence()));
            case TranscriptEvent.Failed(var cause) -> Optional.of(here(Arrival.Kind.PROBLEM, at, cause.sentence()));
            case TranscriptEvent.SpeechStarted(var begins) ->
                Optional.of(new Arrival(Arrival.Kind.SPEECH_STARTED, new TimeSpan(begins, begins), at, ""));
            case TranscriptEvent.SpeechEnded(var ends) ->
                Optional.of(new Arrival(Arrival.Kind.SPEECH_ENDED, new TimeSpan(ends, ends), at, ""));
            case TranscriptEvent.Completed _ -> Optional.empty();
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
