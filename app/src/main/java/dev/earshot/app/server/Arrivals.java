package dev.earshot.app.server;

import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// When the sound of a session came, for its last minutes, to a tenth of a second. Used by one thread at a time.
final class Arrivals {
    private static final long STEP = Pcm.samplesIn(Duration.ofMillis(100));

    /// Five minutes of what is sent in small pieces.
    private static final int REMEMBERED = 3000;

    private record Mark(long samples, long nanos) {}

    private final Deque<Mark> marks = new ArrayDeque<>(); // samples until then, and when the last of them came
    private long samples;

    /// More sound has come.
    void add(int more, long nanos) {
        if (!marks.isEmpty() && samples + more - start(marks.getLast()) < STEP) {
            marks.removeLast();
        }
        samples += more;
        marks.addLast(new Mark(samples, nanos));
        if (marks.size() > REMEMBERED) {
            marks.removeFirst();
        }
    }

    /// Where the mark begins that this one ends: a tenth of a second is filled before the next is begun.
    private static long start(Mark mark) {
        return mark.samples() / STEP * STEP;
    }

    long samples() {
        return samples;
    }

    /// How long ago the sound at that moment of it came; empty for what is forgotten or has not come.
    Optional<Duration> since(Duration moment, long now) {
        long sample = Pcm.samplesIn(moment);
        if (marks.isEmpty()
                || sample > samples
                || (sample < marks.getFirst().samples() && marks.size() == REMEMBERED)) {
            return Optional.empty();
        }
        for (var mark : marks) {
            if (mark.samples() >= sample) {
                return Optional.of(Duration.ofNanos(Math.max(0, now - mark.nanos())));
            }
        }
        return Optional.empty();
    }
}
