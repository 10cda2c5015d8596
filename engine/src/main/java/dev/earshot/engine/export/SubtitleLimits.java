package dev.earshot.engine.export;

import java.time.Duration;

/// What a viewer can be expected to read.
///
/// Widths are counted in columns as [DisplayWidth] does, so that one limit serves all scripts: 42 columns are 42 Latin
/// letters or 21 Chinese characters, and 17 columns a second are 17 letters or 8.5 Chinese characters, which is about
/// what broadcasters ask of each.
///
/// @param lines of a cue at most
/// @param columns of a line at most
/// @param columnsPerSecond reading speed at most; kept wherever the pause after a cue allows it to stay
/// @param shortest how long a cue stays at least, where the pause after it allows
/// @param longest how long a cue stays at most
public record SubtitleLimits(int lines, int columns, double columnsPerSecond, Duration shortest, Duration longest) {
    /// Two lines of 42 characters, 17 characters a second, 1 to 7 seconds: the usual rules for adult programmes.
    public static final SubtitleLimits DEFAULT =
            new SubtitleLimits(2, 42, 17, Duration.ofSeconds(1), Duration.ofSeconds(7));

    public SubtitleLimits {
        if (lines < 1 || columns < 2 || !(columnsPerSecond > 0)) {
            throw new IllegalArgumentException("a cue needs room for a character and time to read it");
        }
        if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("a cue cannot last " + shortest + " to " + longest);
        }
    }
}
