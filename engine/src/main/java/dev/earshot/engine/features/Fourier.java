package dev.earshot.engine.features;

/// The discrete Fourier transform of 400 complex points, of many signals at once (Cooley and Tukey, 1965, decimated in
/// frequency: 400 = 4 · 4 · 5 · 5). Immutable; safe for many threads.
///
/// It works in place and leaves the frequencies where they come to lie ([#row]). The signals stand side by side: the
/// innermost loops run over them, all with the same twiddle factor, which keeps the processor busy and makes every
/// result independent of its neighbours. In doubles: 80 dB below a loud tone, floats would be noise.
final class Fourier {
    static final int POINTS = 400;

    private static final int[] RADICES = {4, 4, 5, 5};

    private static final double COS_1 = Math.cos(2 * Math.PI / 5);
    private static final double SIN_1 = Math.sin(2 * Math.PI / 5);
    private static final double COS_2 = Math.cos(4 * Math.PI / 5);
    private static final double SIN_2 = Math.sin(4 * Math.PI / 5);

    private final double[] cos = new double[POINTS];
    private final double[] sin = new double[POINTS];
    private final int[] rows = new int[POINTS];

    Fourier() {
        for (int i = 0; i < POINTS; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / POINTS);
            sin[i] = -Math.sin(2 * Math.PI * i / POINTS);
            rows[i] = rowOf(i);
        }
    }

    private static int rowOf(int frequency) {
        int row = 0;
        int length = POINTS;
        for (int radix : RADICES) {
            length /= radix;
            row += frequency % radix * length;
            frequency /= radix;
        }
        return row;
    }

    /// In which row a frequency lies after the transform.
    int row(int frequency) {
        return rows[frequency];
    }

    /// @param re real parts, `[400, signals]`, row-major; overwritten with the spectra
    /// @param im imaginary parts, likewise
    void transform(double[] re, double[] im, int signals) {
        int length = POINTS;
        for (int radix : RADICES) {
            int part = length / radix;
            for (int block = 0; block < POINTS; block += length) {
                for (int j = 0; j < part; j++) {
                    int twiddle = j * (POINTS / length);
                    if (radix == 4) {
                        four(re, im, (block + j) * signals, part * signals, twiddle, signals);
                    } else {
                        five(re, im, (block + j) * signals, part * signals, twiddle, signals);
                    }
                }
            }
            length = part;
        }
    }

    /// Butterflies of four points, `step` apart, that turn by 1, 2 and 3 times the twiddle.
    private void four(double[] re, double[] im, int first, int step, int twiddle, int signals) {
        double cos1 = cos[twiddle];
        double sin1 = sin[twiddle];
        double cos2 = cos[2 * twiddle];
        double sin2 = sin[2 * twiddle];
        double cos3 = cos[3 * twiddle];
        double sin3 = sin[3 * twiddle];
        for (int a = first; a < first + signals; a++) {
            int b = a + step;
            int c = b + step;
            int d = c + step;
            double sumAcRe = re[a] + re[c];
            double sumAcIm = im[a] + im[c];
            double difAcRe = re[a] - re[c];
            double difAcIm = im[a] - im[c];
            double sumBdRe = re[b] + re[d];
            double sumBdIm = im[b] + im[d];
            double difBdRe = re[b] - re[d];
            double difBdIm = im[b] - im[d];
            double re1 = difAcRe + difBdIm;
            double im1 = difAcIm - difBdRe;
            double re2 = sumAcRe - sumBdRe;
            double im2 = sumAcIm - sumBdIm;
            double re3 = difAcRe - difBdIm;
            double im3 = difAcIm + difBdRe;
            re[a] = sumAcRe + sumBdRe;
            im[a] = sumAcIm + sumBdIm;
            re[b] = re1 * cos1 - im1 * sin1;
            im[b] = re1 * sin1 + im1 * cos1;
            re[c] = re2 * cos2 - im2 * sin2;
            im[c] = re2 * sin2 + im2 * cos2;
            re[d] = re3 * cos3 - im3 * sin3;
            im[d] = re3 * sin3 + im3 * cos3;
        }
    }

    /// Butterflies of five points, `step` apart, that turn by 1 to 4 times the twiddle.
    private void five(double[] re, double[] im, int first, int step, int twiddle, int signals) {
        double cos1 = cos[twiddle];
        double sin1 = sin[twiddle];
        double cos2 = cos[2 * twiddle];
        double sin2 = sin[2 * twiddle];
        double cos3 = cos[3 * twiddle];
        double sin3 = sin[3 * twiddle];
        double cos4 = cos[4 * twiddle];
        double sin4 = sin[4 * twiddle];
        for (int a = first; a < first + signals; a++) {
            int b = a + step;
            int c = b + step;
            int d = c + step;
            int e = d + step;
            double sumBeRe = re[b] + re[e];
            double sumBeIm = im[b] + im[e];
            double difBeRe = re[b] - re[e];
            double difBeIm = im[b] - im[e];
            double sumCdRe = re[c] + re[d];
            double sumCdIm = im[c] + im[d];
            double difCdRe = re[c] - re[d];
            double difCdIm = im[c] - im[d];
            double evenRe1 = re[a] + COS_1 * sumBeRe + COS_2 * sumCdRe;
            double evenIm1 = im[a] + COS_1 * sumBeIm + COS_2 * sumCdIm;
            double evenRe2 = re[a] + COS_2 * sumBeRe + COS_1 * sumCdRe;
            double evenIm2 = im[a] + COS_2 * sumBeIm + COS_1 * sumCdIm;
            double oddRe1 = SIN_1 * difBeRe + SIN_2 * difCdRe;
            double oddIm1 = SIN_1 * difBeIm + SIN_2 * difCdIm;
            double oddRe2 = SIN_2 * difBeRe - SIN_1 * difCdRe;
            double oddIm2 = SIN_2 * difBeIm - SIN_1 * difCdIm;
            double re1 = evenRe1 + oddIm1;
            double im1 = evenIm1 - oddRe1;
            double re2 = evenRe2 + oddIm2;
            double im2 = evenIm2 - oddRe2;
            double re3 = evenRe2 - oddIm2;
            double im3 = evenIm2 + oddRe2;
            double re4 = evenRe1 - oddIm1;
            double im4 = evenIm1 + oddRe1;
            re[a] += sumBeRe + sumCdRe;
            im[a] += sumBeIm + sumCdIm;
            re[b] = re1 * cos1 - im1 * sin1;
            im[b] = re1 * sin1 + im1 * cos1;
            re[c] = re2 * cos2 - im2 * sin2;
            im[c] = re2 * sin2 + im2 * cos2;
            re[d] = re3 * cos3 - im3 * sin3;
            im[d] = re3 * sin3 + im3 * cos3;
            re[e] = re4 * cos4 - im4 * sin4;
            im[e] = re4 * sin4 + im4 * cos4;
        }
    }
}
