package dev.earshot.bridge.load;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

/// How streams load a service. All of them speak as fast as people do.
///
/// @param ramp within which all begin, at random moments, so that they do not fall silent together
/// @param length how long each of them speaks
/// @param frame how much sound is sent at once
/// @param endSilence how much silence is sent after the end of the recording
/// @param seed of those moments
public record LoadPlan(Duration ramp, Length length, Duration frame, Duration endSilence, long seed) {
    /// How long a stream speaks.
    public sealed interface Length {
        /// The recording once, in one session.
        record OnePass() implements Length {}

        /// The recording again and again, each time in a session of its own; the last one ends where
        /// the time is up.
        record Lasting(Duration time) implements Length {}
    }

    /// @throws IllegalArgumentException for a ramp below zero or a length of no time
    /// @throws dev.earshot.engine.SttException UNSUPPORTED as [Pacing] says
    public LoadPlan {
        if (ramp.isNegative() || (length instanceof Length.Lasting(Duration time) && !time.isPositive())) {
            throw new IllegalArgumentException("a ramp of " + ramp + " and a length of " + length);
        }
        var _ = new Pacing(new Speed.Times(1), frame, endSilence);
    }

    Pacing pacing() {
        return new Pacing(new Speed.Times(1), frame, endSilence);
    }

    /// When each stream begins, after the first could, in nanoseconds.
    long[] beginnings(int streams) {
        var random = new Random(seed);
        return IntStream.range(0, streams)
                .mapToLong(_ -> random.nextLong(ramp.toNanos() + 1))
                .sorted()
                .toArray();
    }

    /// What a load will use, for whoever has to agree to it. A service that is slow to end a session
    /// is used less.
    ///
    /// @param recording how long it is
    public ExpectedUse expected(int streams, Duration recording) {
        var pass = recording.plus(endSilence);
        return switch (length) {
            case Length.OnePass() -> new ExpectedUse(streams, pass.multipliedBy(streams), ramp.plus(pass));
            case Length.Lasting(Duration time) ->
                new ExpectedUse(
                        streams * Math.ceilDiv(time.toMillis(), Math.max(1, pass.toMillis())),
                        time.multipliedBy(streams),
                        ramp.plus(time));
        };
    }
}
