package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.time.Duration;

/// How long a service may take, to the millisecond.
///
/// @param connect until there is a connection
/// @param read until it says anything when it has been given something to answer
/// @param overall until it has answered all, from when it has all the sound
public record Limits(Duration connect, Duration read, Duration overall) {
    static final Duration LONGEST = Duration.ofDays(7);

    /// A connection within 10 s, as LiveKit's `APIConnectOptions` has it.
    public static final Limits USUAL =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));

    /// @throws SttException UNSUPPORTED for what is no time
    public Limits {
        check(connect);
        check(read);
        check(overall);
    }

    private static void check(Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw Wrong.because("A time limit lies between a millisecond and a week; choose another one.");
        }
    }
}
