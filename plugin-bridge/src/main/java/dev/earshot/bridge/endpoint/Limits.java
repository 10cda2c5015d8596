package dev.earshot.bridge.endpoint;

import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;

/// How long a service may take, to the millisecond.
///
/// @param connect until there is a connection
/// @param read until something comes when something is owed
/// @param overall for everything, from dialling to the last word
public record Limits(Duration connect, Duration read, Optional<Duration> overall) {
    static final Duration LONGEST = Duration.ofDays(7);

    /// As LiveKit connects; reading takes as long as most services need for a recording of some
    /// minutes.
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Optional.empty());

    /// @throws SttException UNSUPPORTED for what is no time
    public Limits {
        check(connect);
        check(read);
        overall.ifPresent(Limits::check);
    }

    private static void check(Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw Wrong.because("A time limit lies between a millisecond and a week; choose another one.");
        }
    }
}
