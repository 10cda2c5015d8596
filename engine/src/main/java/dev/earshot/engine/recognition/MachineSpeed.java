package dev.earshot.engine.recognition;

import java.time.Duration;

/// What this machine does a second when it runs models of one precision on one device, measured with
/// small models of random weights ([MachineProbe]); with it follows how fast a model is that is not
/// here yet.
///
/// Hearing is bound by arithmetic: operations a second. Writing a token is bound by what has to be read
/// and by how many steps come one after the other: numbers a second, and a time a layer.
///
/// @param operations a second, while hearing
/// @param numbers of weights, keys and values that are read a second, while writing
/// @param layer what a layer of the decoder takes besides
/// @param beam how many times as long a token takes with a beam of five
public record MachineSpeed(double operations, double numbers, Duration layer, double beam) {
    public MachineSpeed {
        if (!(operations > 0 && numbers > 0 && beam > 0) || layer.isNegative()) {
            throw new IllegalArgumentException(operations + ", " + numbers + ", " + layer + ", " + beam);
        }
    }

    /// How fast a model would be; a pure function.
    public Speed estimate(ModelWork work) {
        var live = work.live();
        var token = token(work, live.window());
        var slowToken = token(work, work.window()).toNanos() * beam;
        return new Speed(
                new SpeedReckoning(live.window(), live.every(), hearing(work, live.window()), token).factor(),
                new SpeedReckoning(
                                work.window(),
                                work.window(),
                                hearing(work, work.window()),
                                Duration.ofNanos(Math.round(slowToken)))
                        .factor(),
                Speed.Origin.ESTIMATED);
    }

    /// How long hearing so much at once would take.
    Duration hearing(ModelWork work, Duration sound) {
        return time(work.operations(sound) / operations);
    }

    /// How long a token would take, greedily.
    Duration token(ModelWork work, Duration sound) {
        return work.writing()
                .map(writing -> time(writing.numbers(sound) / numbers).plus(layer.multipliedBy(writing.layers())))
                .orElse(Duration.ZERO);
    }

    private static Duration time(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
