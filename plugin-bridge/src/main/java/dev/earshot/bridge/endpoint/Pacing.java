package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.time.Duration;

/// How fast sound is sent, and in what pieces.
///
/// @param frame how much sound a piece holds
/// @param endSilence how much silence is sent after the end
public record Pacing(Speed speed, Duration frame, Duration endSilence) {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// As LiveKit sends it.
    public static final Pacing USUAL = new Pacing(new Speed.Times(1), Duration.ofMillis(50), Duration.ofMillis(500));

    /// How fast.
    public sealed interface Speed {
        /// Faster or slower than it was spoken; 1 is as it was spoken.
        record Times(double factor) implements Speed {}

        /// As fast as it is taken.
        record Burst() implements Speed {}
    }

    /// @throws SttException UNSUPPORTED
    public Pacing {
        if (speed instanceof Speed.Times(double factor) && !(factor >= 0.01 && factor <= 1000)) {
            throw Wrong.because("Sound is sent at 0.01 to 1000 times the speed at which it was spoken; choose another"
                    + " speed, or 'burst'.");
        }
        if (frame.toMillis() < 1 || frame.compareTo(LONGEST) > 0) {
            throw Wrong.because("A piece of sound is 1 ms to a minute long; choose another length.");
        }
        if (endSilence.isNegative() || endSilence.compareTo(LONGEST) > 0) {
            throw Wrong.because("Up to a minute of silence is sent after the end; choose another length.");
        }
    }
}
