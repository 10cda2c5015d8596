package dev.earshot.app.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people write them: `90`, `1:30`, `1:02:03.5`, `250ms`.
final class ClockTime {
    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,12})\\s*ms");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(?:(\\d{1,6}):)?([0-5]?\\d):)?(\\d{1,9}(?:[.,]\\d{1,9})?)s?");

    private ClockTime() {}

    /// @throws IllegalArgumentException with one sentence
    static Duration parse(String text) {
        var milliseconds = MILLISECONDS.matcher(text);
        if (milliseconds.matches()) {
            return Duration.ofMillis(Long.parseLong(milliseconds.group(1)));
        }
        var clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            throw notATime(text);
        }
        var seconds = new BigDecimal(clock.group(3).replace(',', '.'));
        boolean hasMinutes = clock.group(2) != null;
        if (hasMinutes && seconds.compareTo(BigDecimal.valueOf(60)) >= 0) {
            throw notATime(text);
        }
        return Duration.ofHours(number(clock.group(1)))
                .plusMinutes(number(clock.group(2)))
                .plusNanos(seconds.movePointRight(9).longValue());
    }

    /// Minutes and seconds, with hours where there are any: `4:07`, `1:02:03`.
    static String show(Duration time) {
        long hours = time.toHours();
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    }

    private static IllegalArgumentException notATime(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not a time: write seconds (90), 1:30, 1:02:03.5 or 250ms");
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
