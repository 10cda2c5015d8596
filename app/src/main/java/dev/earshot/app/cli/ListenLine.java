package dev.earshot.app.cli;

import dev.earshot.engine.audio.LiveSound;
import java.time.Duration;
import java.util.Locale;

/// The line that is shown while listening: a clock, how loud it is, whether somebody speaks, and what waits.
final class ListenLine {
    private static final int CELLS = 8;
    private static final double FLOOR_DECIBELS = -60;

    /// What waits for less is heard in time.
    private static final Duration IN_TIME = Duration.ofSeconds(1);

    /// `0:12 [####----] speaking, 1.4 s behind`
    String line(LiveSound sound, LiveText text) {
        double decibels = Math.max(FLOOR_DECIBELS, sound.level().peakDecibels());
        int cells = Math.clamp(Math.round((1 - decibels / FLOOR_DECIBELS) * CELLS), 0, CELLS);
        var behind = text.behind(sound.captured());
        return "%s [%s%s] %s%s%s"
                .formatted(
                        ClockTime.show(sound.captured()),
                        "#".repeat(cells),
                        "-".repeat(CELLS - cells),
                        text.speaking() ? "speaking" : "quiet",
                        behind.compareTo(IN_TIME) < 0 ? "" : ", " + seconds(behind) + " behind",
                        sound.dropped().isZero() ? "" : ", " + seconds(sound.dropped()) + " missed");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
