package dev.earshot.engine.features;

/// A log-mel spectrogram as a network takes it, normalised.
///
/// @param values `[bands, frames]`, row-major; a frame is 10 ms
public record Mel(float[] values, int bands, int frames) {
    public Mel {
        if (values.length != bands * frames) {
            throw new IllegalArgumentException(values.length + " values are not " + bands + " x " + frames);
        }
    }
}
