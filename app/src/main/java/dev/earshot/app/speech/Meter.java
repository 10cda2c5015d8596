package dev.earshot.app.speech;

import dev.earshot.engine.audio.Level;
import java.time.Duration;

/// What the meters of a recording show.
///
/// @param level of the last tenth of a second
/// @param clipped whether anything was too loud since the beginning
/// @param dropped what the recogniser missed
public record Meter(Level level, boolean clipped, Duration captured, Duration dropped) {
    public static final Meter ZERO = new Meter(Level.SILENCE, false, Duration.ZERO, Duration.ZERO);

    public Meter silent() {
        return new Meter(Level.SILENCE, clipped, captured, dropped);
    }
}
