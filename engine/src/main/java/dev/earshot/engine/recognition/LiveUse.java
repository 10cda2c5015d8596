package dev.earshot.engine.recognition;

import java.time.Duration;

/// What a model does while somebody speaks without a pause: once in `every` it hears the last `window` and writes what
/// was said in it.
///
/// @param window how much is heard at once
/// @param every how much new sound there is from one hearing to the next; at most `window`
public record LiveUse(Duration window, Duration every) {
    public LiveUse {
        if (!every.isPositive() || every.compareTo(window) > 0) {
            throw new IllegalArgumentException(window + " every " + every);
        }
    }
}
