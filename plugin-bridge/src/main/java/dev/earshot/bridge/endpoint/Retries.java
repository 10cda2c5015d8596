package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.time.Duration;

/// How often something is tried again that may work the next time, and after which pause.
///
/// @param most 0: never
/// @param first before the first time
/// @param later before each further one
public record Retries(int most, Duration first, Duration later) {
    private static final int HIGHEST = 100;

    /// LiveKit's `APIConnectOptions`.
    public static final Retries USUAL = new Retries(3, Duration.ofMillis(100), Duration.ofSeconds(2));

    /// @throws SttException UNSUPPORTED
    public Retries {
        if (most < 0 || most > HIGHEST) {
            throw Wrong.because("Something is tried again up to " + HIGHEST + " times; 0 is never.");
        }
        if (first.isNegative() || later.isNegative() || first.plus(later).compareTo(Limits.LONGEST) > 0) {
            throw Wrong.because("A pause before trying again is not negative, and shorter than a week.");
        }
    }
}
