package dev.earshot.engine.recognition;

import java.time.Duration;

/// What this machine does a second when it runs models of one precision on one device, measured with small models of
/// random weights; with it follows how fast a model is that is not here yet.
///
/// Hearing is bound by arithmetic: operations a second. Writing a token is bound by what has to be read, and by the
/// number of steps that come one after the other: bytes a second, and a time a layer.
///
/// @param operations a second, while hearing
/// @param numbers of a decoder's weights that are read a second, while writing
/// @param layer what a layer of the decoder takes besides
public record MachineSpeed(double operations, double numbers, Duration layer) {
    /// How fast a model would be; a pure function.
    public Speed estimate(ModelWork work) {
        return new SpeedReckoning(
                        sound -> seconds(work.operations(sound) / operations),
                        sound -> work.writing()
                                .map(writing -> token(writing, sound))
                                .orElse(Duration.ZERO))
                .of(work.live(), work.window(), Speed.Origin.ESTIMATED);
    }

    private Duration token(ModelWork.Writing writing, Duration sound) {
        double read = writing.weights() + writing.keys() * sound.toNanos() / 1e9;
        return seconds(read / numbers).plus(layer.multipliedBy(writing.layers()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
