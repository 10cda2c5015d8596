package dev.earshot.app.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// The time ruler above the waveform: ticks at round times, as many as there is room for.
final class Ruler {
    /// Room for a label with air around it, in pixels.
    private static final double LABEL = 88;

    /// Steps a person counts in, in milliseconds.
    private static final long[] STEPS = {
        10,
        20,
        50,
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        14_400_000,
        43_200_000,
        86_400_000
    };

    /// A line on the ruler.
    ///
    /// @param label empty for one of the small ticks between two labels
    record Tick(double x, String label) {
        boolean major() {
            return !label.isEmpty();
        }
    }

    private Ruler() {}

    /// The ticks in view, from left to right, with those just outside whose labels reach in.
    static List<Tick> ticks(Viewport view) {
        double millisPerPixel = view.perPixel() / 16;
        long step = LongStream.of(STEPS)
                .filter(candidate -> candidate / millisPerPixel >= LABEL)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        long minor = step / parts(step);
        long first = (long) (view.from() / 16) / step * step;
        long last = (long) (view.to() / 16);
        var ticks = new ArrayList<Tick>();
        for (long at = first; at <= last; at += minor) {
            ticks.add(new Tick(view.x(Duration.ofMillis(at)), at % step == 0 ? label(at, step) : ""));
        }
        return ticks;
    }

    /// Into how many parts a step is cut so that each is round too.
    private static long parts(long step) {
        return switch (Long.toString(step).charAt(0)) {
            case '1' -> step == 15_000 ? 3 : 5;
            case '2' -> 4;
            case '3' -> 3;
            case '6', '9' -> 6;
            default -> 5;
        };
    }

    private static String label(long millis, long step) {
        var time = Duration.ofMillis(millis);
        if (step >= 1_000) {
            return TimeText.clock(time);
        }
        return step >= 100
                ? TimeText.fine(time)
                : TimeText.clock(time) + String.format(java.util.Locale.ROOT, ".%02d", time.toMillisPart() / 10);
    }
}
