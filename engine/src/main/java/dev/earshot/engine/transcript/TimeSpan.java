package dev.earshot.engine.transcript;

import java.time.Duration;

/// A stretch of time on the audio's own axis: `[start, end)`, both from its first sample, `start <= end`.
public record TimeSpan(Duration start, Duration end) {
    public TimeSpan {
        if (start.isNegative() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("not a time span: " + start + " to " + end);
        }
    }

    public static TimeSpan ofMillis(long start, long end) {
        return new TimeSpan(Duration.ofMillis(start), Duration.ofMillis(end));
    }

    public Duration length() {
        return end.minus(start);
    }

    public boolean contains(Duration at) {
        return start.compareTo(at) <= 0 && at.compareTo(end) < 0;
    }

    /// The same stretch, `by` later.
    public TimeSpan shifted(Duration by) {
        return new TimeSpan(start.plus(by), end.plus(by));
    }
}
