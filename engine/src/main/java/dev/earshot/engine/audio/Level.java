package dev.earshot.engine.audio;

/// How loud sound is, before resampling.
///
/// @param peak largest absolute sample, 1 is full scale
/// @param rms root mean square, 0 to 1
/// @param clipped samples at or beyond full scale, counted in each channel that is heard
public record Level(float peak, float rms, long clipped) {
    public static final Level SILENCE = new Level(0, 0, 0);

    /// The peak in dB relative to full scale; negative infinity for digital silence.
    public double peakDecibels() {
        return 20 * Math.log10(peak);
    }
}
