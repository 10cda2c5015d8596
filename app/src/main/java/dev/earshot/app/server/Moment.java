package dev.earshot.app.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a server did within a second.
///
/// @param sessions that went on
/// @param pace seconds of sound that came in it
/// @param delays of the finals in it
/// @param memory bytes that this process had in use
record Moment(int sessions, double pace, List<Duration> delays, long memory) {
    Moment {
        delays = List.copyOf(delays);
    }

    /// The delay that so many of a hundred were not above; empty without any.
    static Optional<Duration> percentile(List<Duration> delays, int percent) {
        if (delays.isEmpty()) {
            return Optional.empty();
        }
        var sorted = delays.stream().sorted(Comparator.naturalOrder()).toList();
        int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return Optional.of(sorted.get(Math.max(0, index)));
    }
}
