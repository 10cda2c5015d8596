package dev.earshot.app.speech;

import java.time.Duration;
import java.util.Locale;

/// Times as a person reads them.
public final class TimeText {
    private TimeText() {}

    /// A position or a length: `0:07`, `12:34`, `1:02:03`.
    public static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// A position where a second is too coarse: `0:07.4`.
    public static String fine(Duration time) {
        return clock(time) + "." + time.toMillisPart() / 100;
    }

    /// The same as [#clock] for a screen reader: `1 hour 2 minutes 3 seconds`.
    public static String spoken(Duration time) {
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
