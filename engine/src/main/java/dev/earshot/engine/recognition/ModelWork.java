package dev.earshot.engine.recognition;

import java.time.Duration;
import java.util.Optional;

/// What a model has to compute, as far as that follows from its dimensions. An operation is one multiplication or one
/// addition.
///
/// @param hearing operations a second of sound that is heard: layers and convolutions
/// @param attention operations a second of sound and a second of the window that it is heard in
/// @param window the most that is heard at once
/// @param live what it does while somebody speaks
/// @param writing empty for a model whose text is there when it has heard
public record ModelWork(double hearing, double attention, Duration window, LiveUse live, Optional<Writing> writing) {
    /// What a token takes.
    ///
    /// @param weights numbers that are read whatever the sound
    /// @param keys numbers that are read a second of sound: the keys and values of what was heard
    /// @param layers that are computed one after the other
    public record Writing(double weights, double keys, int layers) {
        /// All that are read, writing about so much sound.
        public double numbers(Duration sound) {
            return weights + keys * SpeedReckoning.seconds(sound);
        }
    }

    /// Operations for hearing so much sound at once.
    public double operations(Duration sound) {
        double seconds = SpeedReckoning.seconds(sound);
        return seconds * (hearing + attention * seconds);
    }
}
