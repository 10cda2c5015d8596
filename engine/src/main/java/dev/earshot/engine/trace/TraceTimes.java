package dev.earshot.engine.trace;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.scoring.Observation;
import dev.earshot.engine.scoring.SessionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When the sound of a session was spoken, on the session's own clock: nothing can come before it was
/// spoken, so the latest beginning that all chunks allow is taken for the true one. That is right
/// where sound comes as it is spoken (`live`), to the steadiness of the network; where it came faster
/// nobody spoke at all, and time is counted in sound.
///
/// @param zero when the first sample was spoken, since the session began; may be negative
/// @param live whether sound came as fast as one speaks
public record TraceTimes(Duration zero, boolean live) {
    /// Sound that comes in less than this part of its own length came faster than one speaks.
    private static final double LIVE = 0.9;

    public static TraceTimes of(Trace trace) {
        var chunks = trace.chunks().filter(sound -> sound.samples() > 0).toList();
        if (chunks.isEmpty()) {
            return new TraceTimes(Duration.ZERO, false);
        }
        var zero = chunks.stream()
                .map(sound -> sound.at().minus(Pcm.durationOf(sound.from() + sound.samples())))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        var first = chunks.getFirst();
        var last = chunks.getLast();
        var took = last.at().minus(first.at());
        long spoken = last.from() + last.samples() - first.from() - first.samples();
        return new TraceTimes(
                zero, took.toNanos() >= LIVE * Pcm.durationOf(spoken).toNanos());
    }

    /// The events with when they came, as they are measured.
    public static SessionLog log(Trace trace) {
        var times = of(trace);
        var observations = new ArrayList<Observation>();
        long sent = 0;
        for (TraceItem item : trace.items()) {
            if (item instanceof TraceItem.Sound sound) {
                sent = Math.max(sent, sound.from() + sound.samples());
            } else if (item instanceof TraceItem.Event(var at, var event)) {
                observations.add(new Observation(Pcm.durationOf(sent), at.minus(times.zero()), event));
            }
        }
        return new SessionLog(observations);
    }

    /// Where on the axis of the sound each item came: what was being spoken when it came, or where
    /// sound came faster how much had come. In the order of the items.
    public List<Duration> places(Trace trace) {
        var places = new ArrayList<Duration>();
        long sent = 0;
        for (TraceItem item : trace.items()) {
            if (item instanceof TraceItem.Sound sound) {
                sent = Math.max(sent, sound.from() + sound.samples());
            }
            var spoken = live ? item.at().minus(zero) : Pcm.durationOf(sent);
            places.add(Optional.of(spoken).filter(place -> !place.isNegative()).orElse(Duration.ZERO));
        }
        return places;
    }
}
