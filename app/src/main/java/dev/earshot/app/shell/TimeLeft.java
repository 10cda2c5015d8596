package dev.earshot.app.shell;

import java.time.Duration;

/// How long something will still take, as precisely as such a guess deserves.
public final class TimeLeft {
    private TimeLeft() {}

    public static String text(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 10) {
            return "a few seconds left";
        }
        if (seconds <= 55) {
            return "%d s left".formatted((seconds + 4) / 5 * 5);
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 60
                ? "%d min left".formatted(minutes)
                : "%d h %02d min left".formatted(minutes / 60, minutes % 60);
    }
}
