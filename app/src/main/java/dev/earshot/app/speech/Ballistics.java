package dev.earshot.app.speech;

import java.time.Duration;

/// How a level meter moves: up at once, down at a steady pace, with a mark that stays at the highest peak for a while.
/// Levels are in dB relative to full scale. Immutable.
///
/// @param level what the bar shows
/// @param hold where the mark stands
/// @param held how long it has stood there
public record Ballistics(double level, double hold, Duration held) {
    /// The quietest level on the meter.
    public static final double FLOOR = -60;

    private static final double FALL_PER_SECOND = 24;
    private static final Duration HOLD = Duration.ofMillis(1500);

    public static final Ballistics REST = new Ballistics(FLOOR, FLOOR, Duration.ZERO);

    /// What it shows a little later, with the peak measured meanwhile.
    ///
    /// @param peak linear, 1 is full scale
    public Ballistics after(Duration passed, double peak) {
        double decibels = peak <= 0 ? FLOOR : Math.clamp(20 * Math.log10(peak), FLOOR, 0);
        double fall = FALL_PER_SECOND * passed.toNanos() / 1e9;
        double next = Math.max(decibels, Math.max(FLOOR, level - fall));
        if (next >= hold) {
            return new Ballistics(next, next, Duration.ZERO);
        }
        var standing = held.plus(passed);
        double mark = standing.compareTo(HOLD) > 0 ? Math.max(next, hold - fall) : hold;
        return new Ballistics(next, mark, standing);
    }

    /// Where a level lies on the meter, from 0 to 1.
    public static double fraction(double decibels) {
        return Math.clamp(1 - decibels / FLOOR, 0, 1);
    }
}
