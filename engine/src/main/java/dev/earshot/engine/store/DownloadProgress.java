package dev.earshot.engine.store;

import java.time.Duration;
import java.util.Optional;

/// How far a download is.
///
/// @param done bytes that are here and need not be fetched again
/// @param total bytes in all; 0 while that is not known yet
/// @param bytesPerSecond over the last seconds; 0 while nothing arrives
/// @param timeLeft at that speed; empty when nothing can be said
/// @param note a sentence about why it is waiting, in the phases RETRYING and FOLLOWING
public record DownloadProgress(
        Phase phase, long done, long total, double bytesPerSecond, Optional<Duration> timeLeft, Optional<String> note) {
    /// What it is doing.
    public enum Phase {
        /// Asking what there is to fetch.
        LOOKING,
        /// Another Earshot downloads the same; its progress is shown, and this one takes over should it stop.
        FOLLOWING,
        /// Bytes arrive.
        FETCHING,
        /// The line or the hub failed; it is tried again soon.
        RETRYING,
        PAUSED,
        /// What was there before is read and compared.
        CHECKING,
        /// Everything is here and is put in its place.
        INSTALLING,
        DONE,
        FAILED,
        CANCELLED;

        /// Whether no more will come.
        public boolean isLast() {
            return switch (this) {
                case DONE, FAILED, CANCELLED -> true;
                case LOOKING, FOLLOWING, FETCHING, RETRYING, PAUSED, CHECKING, INSTALLING -> false;
            };
        }
    }

    /// From 0 to 1; 0 while the total is not known.
    public double fraction() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }
}
