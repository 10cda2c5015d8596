package dev.earshot.app.cli;

import dev.earshot.engine.audio.Level;
import java.time.Duration;
import java.util.Locale;

/// The line that is shown while recording: a clock, and how loud it is.
final class LevelMeter {
    private static final int CELLS = 24;
    private static final double FLOOR_DECIBELS = -60;

    private boolean clipped;

    /// `REC  0:12  [################--------]  -18 dB`
    String line(Duration captured, Level level) {
        clipped |= level.clipped() > 0;
        double decibels = Math.max(FLOOR_DECIBELS, level.peakDecibels());
        int full = (int) Math.round((1 - decibels / FLOOR_DECIBELS) * CELLS);
        int cells = Math.clamp(full, 0, CELLS);
        return "REC  %s  [%s%s]  %s%s"
                .formatted(
                        ClockTime.show(captured),
                        "#".repeat(cells),
                        "-".repeat(CELLS - cells),
                        decibels <= FLOOR_DECIBELS ? "silence" : String.format(Locale.ROOT, "%.0f dB", decibels),
                        clipped ? "  too loud" : "");
    }
}
