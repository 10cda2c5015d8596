package dev.earshot.app.cli;

import dev.earshot.engine.export.DisplayWidth;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How far a recording has been heard.
///
/// @param heard of `whole`
/// @param whole how long it is, where that is known
/// @param elapsed since the hearing began
record Progress(Duration heard, Optional<Duration> whole, Duration elapsed) {
    private static final int LONGEST_NAME = 28;

    /// Before that much was done an estimate is a guess.
    private static final Duration SETTLED = Duration.ofMillis(800);

    /// `talk.mp3  42 %  0:04 of 0:11  3.1x real time  0:02 left`
    String line(String name) {
        var line = new StringBuilder(shortened(name));
        if (whole.isPresent() && whole.get().isPositive()) {
            double part = Math.min(1, heard.toMillis() / (double) whole.get().toMillis());
            line.append("  %d %%  %s of %s"
                    .formatted((int) (part * 100), ClockTime.show(heard), ClockTime.show(whole.get())));
        } else {
            line.append("  ").append(ClockTime.show(heard)).append(" heard");
        }
        if (elapsed.compareTo(SETTLED) >= 0 && heard.isPositive()) {
            line.append("  ").append(speed());
            timeLeft()
                    .ifPresent(left ->
                            line.append("  ").append(ClockTime.show(left)).append(" left"));
        }
        return line.toString();
    }

    /// `3.1x real time`
    String speed() {
        double seconds = Math.max(1, elapsed.toMillis()) / 1000.0;
        return String.format(Locale.ROOT, "%.1fx real time", heard.toMillis() / 1000.0 / seconds);
    }

    private Optional<Duration> timeLeft() {
        return whole.map(length -> length.minus(heard))
                .filter(Duration::isPositive)
                .map(rest ->
                        Duration.ofMillis((long) (elapsed.toMillis() * (rest.toMillis() / (double) heard.toMillis()))));
    }

    private static String shortened(String name) {
        return DisplayWidth.of(name) <= LONGEST_NAME ? name : DisplayWidth.fit(name, LONGEST_NAME - 3) + "...";
    }
}
