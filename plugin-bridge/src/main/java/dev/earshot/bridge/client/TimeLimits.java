package dev.earshot.bridge.client;

import java.time.Duration;

/// How long a service may take.
///
/// @param connect until there is a connection
/// @param answer until it says anything, when it has been given something to answer; and until it takes a message
/// @param whole until it has answered all, from when it has all the sound
public record TimeLimits(Duration connect, Duration answer, Duration whole) {
    /// A connection within 10 s, as LiveKit's `APIConnectOptions` has it.
    public static final TimeLimits USUAL =
            new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));

    public TimeLimits {
        require(connect);
        require(answer);
        require(whole);
    }

    private static void require(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("a limit of " + limit);
        }
    }

    public TimeLimits withAnswer(Duration other) {
        return new TimeLimits(connect, other, whole);
    }

    public TimeLimits withConnect(Duration other) {
        return new TimeLimits(other, answer, whole);
    }

    public TimeLimits withWhole(Duration other) {
        return new TimeLimits(connect, answer, other);
    }
}
