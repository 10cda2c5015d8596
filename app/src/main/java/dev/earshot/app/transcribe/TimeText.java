package dev.earshot.app.transcribe;

import java.time.Duration;
import java.util.Locale;

/// Times as a person reads them.
final class TimeText {
    private TimeText() {}

    /// A position or a length: `0:07`, `12:34`, `1:02:03`.
    static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// A position where a second is too coarse: `0:07.4`.
    static String fine(Duration time) {
        return clock(time) + "." + time.toMillisPart() / 100;
    }

    /// How much longer something will take, no more exact than it can be known: `40 s left`, `3 min left`.
    static String left(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
        if (seconds < 10) {
            return seconds + " s left";
        }
        if (seconds < 55) {
            return (seconds + 4) / 5 * 5 + " s left";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 60
                ? Math.max(1, minutes) + " min left"
                : String.format(Locale.ROOT, "%d h %d min left", minutes / 60, minutes % 60);
    }

    /// The same for a screen reader: `1 hour 2 minutes 3 seconds`.
    static String spoken(Duration time) {
        var said = new StringBuilder();
        say(said, time.toHours(), "hour");
        say(said, time.toMinutesPart(), "minute");
        if (time.toSecondsPart() > 0 || said.isEmpty()) {
            say(said, time.toSecondsPart(), "second", true);
        }
        return said.toString();
    }

    private static void say(StringBuilder said, long count, String unit) {
        say(said, count, unit, false);
    }

    private static void say(StringBuilder said, long count, String unit, boolean evenIfNone) {
        if (count > 0 || evenIfNone) {
            said.append(said.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
            said.append(count == 1 ? "" : "s");
        }
    }
}
