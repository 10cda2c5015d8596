package dev.earshot.engine.features;

import java.util.Arrays;

/// The working memory that turns samples into log-mel frames, a few dozen at a time. Used by one thread.
final class Spectrogram {
    /// Samples a frame lasts.
    static final int HOP = 160;
    /// How many frames can be made at once: their numbers just fit the second-level cache.
    static final int MOST_FRAMES = 32;

    private static final double LEAST_POWER = 1e-10;

    private final Fourier fourier;
    private final MelFilters filters;
    private final float[] hann;
    private final Fourier.Signals signals = new Fourier.Signals(MOST_FRAMES);
    private final float[] power = new float[Fourier.FREQUENCIES * MOST_FRAMES];
    private final double[] sums = new double[MOST_FRAMES];

    Spectrogram(Fourier fourier, MelFilters filters, float[] hann) {
        this.fourier = fourier;
        this.filters = filters;
        this.hann = hann;
    }

    /// Makes frames.
    ///
    /// @param samples from `offset` on, the samples that the first frame sees, and those behind it
    /// @param frames how many, 32 at most
    /// @param target where the frames go, `[bands, stride]`: log10 of the power, not less than -10
    /// @param column of the first frame in `target`
    /// @return the loudest of the new values
    float compute(float[] samples, int offset, int frames, float[] target, int stride, int column) {
        load(samples, offset, frames);
        fourier.transform(signals, frames);
        for (int i = 0; i < Fourier.FREQUENCIES * frames; i++) {
            power[i] = signals.re[i] * signals.re[i] + signals.im[i] * signals.im[i];
        }
        float loudest = Float.NEGATIVE_INFINITY;
        for (int band = 0; band < filters.bands(); band++) {
            sum(band, frames);
            int row = band * stride + column;
            for (int frame = 0; frame < frames; frame++) {
                float value = logarithm(sums[frame]);
                target[row + frame] = value;
                loudest = Math.max(loudest, value);
            }
        }
        return loudest;
    }

    private void load(float[] samples, int offset, int frames) {
        for (int i = 0; i < Fourier.POINTS; i++) {
            float weight = hann[i];
            int from = offset + i;
            for (int frame = 0; frame < frames; frame++, from += HOP) {
                signals.re[i * frames + frame] = weight * samples[from];
            }
        }
    }

    private void sum(int band, int frames) {
        Arrays.fill(sums, 0, frames, 0);
        int from = filters.first(band) * frames;
        for (float weight : filters.weights(band)) {
            for (int frame = 0; frame < frames; frame++) {
                sums[frame] += weight * (double) power[from + frame];
            }
            from += frames;
        }
    }

    /// A damaged sample (not a number) counts as silence, so that it spoils its own frames only.
    private static float logarithm(double power) {
        return power > LEAST_POWER ? (float) Math.log10(power) : MelStream.SILENCE;
    }
}
