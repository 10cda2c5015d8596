package dev.earshot.engine.scoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How late many things were. A latency may be negative: a word that is guessed before it has ended,
/// or whose end the reference has too late.
///
/// @param sorted from the earliest to the latest
public record Latencies(List<Duration> sorted) {
    public Latencies {
        sorted = sorted.stream().sorted().toList();
    }

    /// Those of two sessions as one.
    Latencies plus(Latencies other) {
        return new Latencies(
                Stream.concat(sorted.stream(), other.sorted.stream()).toList());
    }

    public int count() {
        return sorted.size();
    }

    /// The median; empty when nothing was measured.
    public Optional<Duration> p50() {
        return percentile(50);
    }

    public Optional<Duration> p95() {
        return percentile(95);
    }

    /// By nearest rank: the smallest latency that at least `percent` of them do not exceed. It is
    /// always one that was measured, never one between two.
    ///
    /// @param percent above 0, at most 100
    public Optional<Duration> percentile(int percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("no percentile: " + percent);
        }
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int rank = Math.ceilDiv(percent * sorted.size(), 100);
        return Optional.of(sorted.get(rank - 1));
    }
}
