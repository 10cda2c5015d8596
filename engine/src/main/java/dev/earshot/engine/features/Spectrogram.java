package dev.earshot.engine.features;

import java.util.Arrays;

/// The working memory that turns samples into log-mel frames, a few dozen at a time. Used by one thread.
///
/// Two neighbouring frames are the real and the imaginary part of one transform, whose symmetries separate their
/// spectra again. Which two is settled by the frames' numbers alone, so that no rounding depends on how many frames
/// are made at once.
final class Spectrogram {
    /// Samples a frame lasts.
    static final int HOP = 160;
    /// Samples that two neighbouring frames see.
    static final int PAIR_SAMPLES = Fourier.POINTS + HOP;
    /// Samples from one pair to the next.
    static final int PAIR_HOP = 2 * HOP;
    /// How many pairs can be made at once: their numbers just fit the second-level cache.
    static final int MOST_PAIRS = 16;

    private static final double LEAST_POWER = 1e-10;

    private final Fourier fourier;
    private final MelFilters filters;
    private final float[] hann;
    private final double[] re = new double[Fourier.POINTS * MOST_PAIRS];
    private final double[] im = new double[Fourier.POINTS * MOST_PAIRS];
    private final double[] even = new double[MelFilters.FREQUENCIES * MOST_PAIRS];
    private final double[] odd = new double[MelFilters.FREQUENCIES * MOST_PAIRS];
    private final double[] evenBand = new double[MOST_PAIRS];
    private final double[] oddBand = new double[MOST_PAIRS];

    Spectrogram(Fourier fourier, MelFilters filters, float[] hann) {
        this.fourier = fourier;
        this.filters = filters;
        this.hann = hann;
    }

    /// Makes `2 * pairs` frames.
    ///
    /// @param samples from `offset` on, the samples that the first frame sees, and those behind it
    /// @param target where the frames go, `[bands, stride]`: log10 of the power, not less than -10
    /// @param column of the first frame in `target`
    /// @return the loudest of the new values
    float compute(float[] samples, int offset, int pairs, float[] target, int stride, int column) {
        load(samples, offset, pairs);
        fourier.transform(re, im, pairs);
        separate(pairs);
        float loudest = Float.NEGATIVE_INFINITY;
        for (int band = 0; band < filters.bands(); band++) {
            sum(band, pairs);
            int at = band * stride + column;
            for (int pair = 0; pair < pairs; pair++) {
                float first = logarithm(evenBand[pair]);
                float second = logarithm(oddBand[pair]);
                target[at++] = first;
                target[at++] = second;
                loudest = Math.max(loudest, Math.max(first, second));
            }
        }
        return loudest;
    }

    private void load(float[] samples, int offset, int pairs) {
        for (int i = 0; i < Fourier.POINTS; i++) {
            double weight = hann[i];
            int from = offset + i;
            for (int pair = 0; pair < pairs; pair++, from += PAIR_HOP) {
                re[i * pairs + pair] = weight * samples[from];
                im[i * pairs + pair] = weight * samples[from + HOP];
            }
        }
    }

    /// Powers of both frames of every pair: a real signal's spectrum is symmetric, an imaginary one's antisymmetric.
    private void separate(int pairs) {
        for (int k = 0; k < MelFilters.FREQUENCIES; k++) {
            int low = fourier.row(k) * pairs;
            int high = fourier.row((Fourier.POINTS - k) % Fourier.POINTS) * pairs;
            for (int pair = 0; pair < pairs; pair++) {
                double evenRe = re[low + pair] + re[high + pair];
                double evenIm = im[low + pair] - im[high + pair];
                double oddRe = im[low + pair] + im[high + pair];
                double oddIm = re[high + pair] - re[low + pair];
                even[k * pairs + pair] = (evenRe * evenRe + evenIm * evenIm) / 4;
                odd[k * pairs + pair] = (oddRe * oddRe + oddIm * oddIm) / 4;
            }
        }
    }

    private void sum(int band, int pairs) {
        Arrays.fill(evenBand, 0, pairs, 0);
        Arrays.fill(oddBand, 0, pairs, 0);
        int from = filters.first(band) * pairs;
        for (float weight : filters.weights(band)) {
            for (int pair = 0; pair < pairs; pair++) {
                evenBand[pair] += weight * even[from + pair];
                oddBand[pair] += weight * odd[from + pair];
            }
            from += pairs;
        }
    }

    /// A damaged sample (not a number) counts as silence, so that it spoils its own frames only.
    private static float logarithm(double power) {
        return power > LEAST_POWER ? (float) Math.log10(power) : MelStream.SILENCE;
    }
}
