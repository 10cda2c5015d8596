package dev.earshot.app.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// When which moment of a session's sound was heard by the microphone: with pauses, the time of the sound and that of
/// the clock go apart. Safe for many threads.
final class SoundClock {
    /// Older moments are forgotten: no recogniser is further behind.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final TreeMap<Duration, Instant> marks = new TreeMap<>();

    /// The sound goes up to there at this instant.
    synchronized void mark(Duration captured, Instant now) {
        marks.putIfAbsent(captured, now);
        marks.headMap(captured.minus(KEPT)).clear();
    }

    /// When that moment of the sound had been heard; empty when it is too long ago or has not come yet.
    synchronized Optional<Instant> heardAt(Duration moment) {
        return Optional.ofNullable(marks.ceilingEntry(moment)).map(Map.Entry::getValue);
    }

    synchronized void clear() {
        marks.clear();
    }
}
