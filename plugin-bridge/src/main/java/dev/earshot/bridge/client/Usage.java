package dev.earshot.bridge.client;

import java.time.Duration;

/// What was used of a service.
///
/// @param requests calls and connections, those that were tried again included
/// @param failed of them
/// @param remembered calls that were not made, since their answer was known
/// @param audio sound that was sent, that which was sent again included
/// @param average from the call to the whole answer, or to the connection, where that did not fail
/// @param slowest of those
public record Usage(long requests, long failed, long remembered, Duration audio, Duration average, Duration slowest) {
    public static final Usage NONE = new Usage(0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /// Both together.
    public Usage plus(Usage other) {
        long good = requests - failed + other.requests - other.failed;
        var waited =
                average.multipliedBy(requests - failed).plus(other.average.multipliedBy(other.requests - other.failed));
        return new Usage(
                requests + other.requests,
                failed + other.failed,
                remembered + other.remembered,
                audio.plus(other.audio),
                good == 0 ? Duration.ZERO : waited.dividedBy(good),
                slowest.compareTo(other.slowest) < 0 ? other.slowest : slowest);
    }
}
