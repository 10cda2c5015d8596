package dev.earshot.app.endpoints.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How far a run is.
///
/// @param sent sound that was handed over
/// @param total how much there will be; empty where it ends when it is stopped
/// @param framesSent messages
/// @param connections that were made, or calls
/// @param state of the connection, in words
/// @param firstInterim of the newest utterance: from its start to its first text
/// @param lastFinal of the newest final: from its end until it came
/// @param settled text that is final, a line for each segment
/// @param tentative text that may change
/// @param happenings the oldest first
record RunProgress(
        Duration sent,
        Optional<Duration> total,
        long framesSent,
        long framesReceived,
        int connections,
        String state,
        Optional<Duration> firstInterim,
        Optional<Duration> lastFinal,
        String settled,
        String tentative,
        List<Happening> happenings) {
    static final RunProgress NONE = new RunProgress(
            Duration.ZERO, Optional.empty(), 0, 0, 0, "", Optional.empty(), Optional.empty(), "", "", List.of());

    /// From 0 to 1; negative where it is not known.
    double fraction() {
        return total.filter(all -> !all.isZero())
                .map(all -> Math.min(1, sent.toNanos() / (double) all.toNanos()))
                .orElse(-1.0);
    }
}
