package dev.earshot.engine.vad;

/// How strong a sound is in bands of frequency from 190 to 7500 Hz, a frame of 10 ms at a time, in a window of 16 ms.
/// Below there is hum, and what is constant. Allocates nothing while it listens. Used by one thread.
final class Bands {
    /// In steps of 62.5 Hz. Each is three wide at least, so that it does not flicker in noise.
    private static final int[] EDGES = {3, 6, 9, 12, 15, 18, 22, 26, 31, 37, 44, 52, 62, 74, 88, 104, 120};

    static final int COUNT = EDGES.length - 1;

    private static final int POINTS = 256;
    private static final int BITS = 8;

    private final double[] window = new double[POINTS];
    private final double[] cos = new double[POINTS / 2];
    private final double[] sin = new double[POINTS / 2];
    private final float[] before = new float[POINTS - Endpointer.FRAME];
    private final double[] re = new double[POINTS];
    private final double[] im = new double[POINTS];

    Bands() {
        double energy = 0;
        for (int i = 0; i < POINTS; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / POINTS);
            energy += window[i] * window[i];
        }
        for (int i = 0; i < POINTS; i++) {
            window[i] *= (1 << 15) / Math.sqrt(energy);
        }
        for (int i = 0; i < POINTS / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / POINTS);
            sin[i] = -Math.sin(2 * Math.PI * i / POINTS);
        }
    }

    /// @param samples the next frame begins at `from`
    /// @param powers becomes the mean power of each band's frequencies, in steps of 16 bits, squared: in
    ///     white noise that of its samples
    void hear(float[] samples, int from, double[] powers) {
        for (int i = 0; i < POINTS; i++) {
            float sample = i < before.length ? before[i] : samples[from + i - before.length];
            int at = Integer.reverse(i) >>> (Integer.SIZE - BITS);
            re[at] = sample * window[i];
            im[at] = 0;
        }
        System.arraycopy(samples, from + Endpointer.FRAME - before.length, before, 0, before.length);
        transform();
        for (int band = 0; band < COUNT; band++) {
            double sum = 0;
            for (int i = EDGES[band]; i < EDGES[band + 1]; i++) {
                sum += re[i] * re[i] + im[i] * im[i];
            }
            powers[band] = sum / (EDGES[band + 1] - EDGES[band]);
        }
    }

    /// The fast Fourier transform of Cooley and Tukey, of what lies in bit-reversed order.
    private void transform() {
        for (int half = 1; half < POINTS; half *= 2) {
            int stride = POINTS / (2 * half);
            for (int start = 0; start < POINTS; start += 2 * half) {
                for (int i = 0; i < half; i++) {
                    int low = start + i;
                    int high = low + half;
                    double r = re[high] * cos[i * stride] - im[high] * sin[i * stride];
                    double m = re[high] * sin[i * stride] + im[high] * cos[i * stride];
                    re[high] = re[low] - r;
                    im[high] = im[low] - m;
                    re[low] += r;
                    im[low] += m;
                }
            }
        }
    }
}
