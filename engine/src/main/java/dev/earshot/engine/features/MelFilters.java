package dev.earshot.engine.features;

/// Triangular filters that sum the power spectrum into bands as wide as an ear's, on Slaney's scale (Auditory Toolbox,
/// 1998): linear below 1 kHz, logarithmic above, every filter of the same area. Immutable; safe for many threads.
///
/// A filter touches a few neighbouring frequencies only, so only those are kept.
final class MelFilters {
    private static final double TOP_HERTZ = 8_000;
    private static final double BEND_HERTZ = 1_000;
    private static final double LINEAR_STEP = 200.0 / 3;
    private static final double BEND_MEL = BEND_HERTZ / LINEAR_STEP;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private final int[] first;
    private final float[][] weights;

    /// @param bands how many filters, from 0 to 8 kHz
    MelFilters(int bands) {
        first = new int[bands];
        weights = new float[bands][];
        for (int band = 0; band < bands; band++) {
            double low = edge(band, bands);
            double middle = edge(band + 1, bands);
            double high = edge(band + 2, bands);
            int from = Fourier.FREQUENCIES;
            int to = 0;
            for (int k = 0; k < Fourier.FREQUENCIES; k++) {
                if (hertz(k) > low && hertz(k) < high) {
                    from = Math.min(from, k);
                    to = k + 1;
                }
            }
            first[band] = Math.min(from, to);
            weights[band] = new float[Math.max(to - from, 0)];
            for (int i = 0; i < weights[band].length; i++) {
                double frequency = hertz(from + i);
                double height = Math.min((frequency - low) / (middle - low), (high - frequency) / (high - middle));
                weights[band][i] = (float) (height * 2 / (high - low));
            }
        }
    }

    private static double hertz(int frequency) {
        return frequency * TOP_HERTZ / (Fourier.FREQUENCIES - 1);
    }

    private static double edge(int i, int bands) {
        double mel = i * mel(TOP_HERTZ) / (bands + 1);
        return mel < BEND_MEL ? mel * LINEAR_STEP : BEND_HERTZ * Math.exp(LOG_STEP * (mel - BEND_MEL));
    }

    private static double mel(double hertz) {
        return hertz < BEND_HERTZ ? hertz / LINEAR_STEP : BEND_MEL + Math.log(hertz / BEND_HERTZ) / LOG_STEP;
    }

    int bands() {
        return first.length;
    }

    /// The lowest frequency that a filter lets through.
    int first(int band) {
        return first[band];
    }

    /// What a filter makes of the frequencies from its lowest on.
    float[] weights(int band) {
        return weights[band];
    }
}
