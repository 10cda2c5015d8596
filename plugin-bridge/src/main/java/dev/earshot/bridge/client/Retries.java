package dev.earshot.bridge.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often something that failed is tried again, and after how long, as LiveKit's `APIConnectOptions` has it: soon
/// for
/// the first time, then with a rest.
///
/// @param most tries after the first
/// @param first before the first of them
/// @param rest before each of the others
public record Retries(int most, Duration first, Duration rest) {
    public static final Retries USUAL = new Retries(3, Duration.ofMillis(100), Duration.ofSeconds(2));

    public static final Retries NONE = new Retries(0, Duration.ZERO, Duration.ZERO);

    /// So much longer a pause may be, so that those who failed together do not come back together.
    private static final double JITTER = 0.2;

    public Retries {
        if (most < 0 || first.isNegative() || rest.isNegative()) {
            throw new IllegalArgumentException("%d retries after %s, %s".formatted(most, first, rest));
        }
    }

    /// How long to wait.
    ///
    /// @param failures so far, at least 1
    Duration pause(int failures, RandomGenerator random) {
        var least = failures == 1 ? first : rest;
        return least.plus(Duration.ofNanos((long) (least.toNanos() * JITTER * random.nextDouble())));
    }
}
