package dev.earshot.engine.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// How long something slow or broken is put up with.
///
/// @param connect until a host has answered the first call
/// @param stall without a single byte
/// @param attempts that may fail one after the other; one that brought bytes starts the count anew
/// @param first wait before the second attempt; each further one waits twice as long
/// @param longest wait before an attempt
/// @param clock what time it is
/// @param random from 0 to 1, so that many clients do not come back at the same moment
/// @param waiter waits
record Patience(
        Duration connect,
        Duration stall,
        int attempts,
        Duration first,
        Duration longest,
        InstantSource clock,
        DoubleSupplier random,
        Waiter waiter) {
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(45),
            6,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            InstantSource.system(),
            () -> ThreadLocalRandom.current().nextDouble(),
            Thread::sleep);

    /// Before the next attempt: doubled each time, and shortened by chance to half of that at most.
    ///
    /// @param failures so far, 1 or more
    Duration before(int failures) {
        double doubled = first.toMillis() * Math.pow(2, failures - 1.0);
        double limited = Math.min(doubled, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(limited * (0.5 + 0.5 * random.getAsDouble())));
    }
}
