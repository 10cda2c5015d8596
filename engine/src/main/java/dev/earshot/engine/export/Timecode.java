package dev.earshot.engine.export;

import java.math.BigDecimal;
import java.time.Duration;

/// Times as the formats write them, rounded to the millisecond.
final class Timecode {
    private Timecode() {}

    static long millis(Duration time) {
        return time.plusNanos(500_000).toMillis();
    }

    /// Seconds with three decimals: `62.500`.
    static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(millis(time), 3);
    }

    /// Hours, minutes, seconds and milliseconds: `00:01:02.500`.
    static String clock(Duration time, char decimalMark) {
        var rounded = Duration.ofMillis(millis(time));
        return "%02d:%02d:%02d%c%03d"
                .formatted(
                        rounded.toHours(),
                        rounded.toMinutesPart(),
                        rounded.toSecondsPart(),
                        decimalMark,
                        rounded.toMillisPart());
    }
}
