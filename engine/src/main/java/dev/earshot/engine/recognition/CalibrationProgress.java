package dev.earshot.engine.recognition;

import java.time.Duration;

/// How far a measuring is.
///
/// @param doing in a few words: `loading`, `hearing 30 s`
/// @param elapsed since it began
/// @param longest that it takes in all
public record CalibrationProgress(String doing, Duration elapsed, Duration longest) {
    /// From 0 to 1.
    public double fraction() {
        return Math.clamp((double) elapsed.toNanos() / Math.max(1, longest.toNanos()), 0, 1);
    }
}
