package dev.earshot.engine.features;

/// The discrete Fourier transform of 400 real points, of many signals at once (Cooley and Tukey, 1965, decimated in
/// time: 400 = 5 · 5 · 4 · 4). Immutable; safe for many threads.
///
/// Of every intermediate spectrum only the lower half is made, as that of a real signal is symmetric. The signals stand
/// side by side: the innermost loops run over them, all with the same twiddle factor, which keeps the processor busy
/// and makes every result independent of its neighbours.
///
/// It is in floats, and the order of its additions is that of the classic real transform (Swarztrauber's FFTPACK),
/// which
/// the reference's is too: what networks were trained with is matched to the last bits, even 80 dB below a loud tone,
/// where the rounding of floats is what one sees.
final class Fourier {
    static final int POINTS = 400;
    /// Rows of a spectrum: the frequencies from 0 to half the sample rate.
    static final int FREQUENCIES = POINTS / 2 + 1;

    /// Rows after the first stage, 80 spectra of 5 points, and after the second, 16 of 25 points.
    private static final int ROWS_OF_5 = POINTS / 5 * 3;

    private static final int ROWS_OF_25 = POINTS / 25 * 13;

    private static final float COS_1 = (float) Math.cos(2 * Math.PI / 5);
    private static final float SIN_1 = (float) Math.sin(2 * Math.PI / 5);
    private static final float COS_2 = (float) Math.cos(4 * Math.PI / 5);
    private static final float SIN_2 = (float) Math.sin(4 * Math.PI / 5);
    private static final float HALF_TURN = (float) Math.sqrt(0.5);

    private final float[] cos = new float[POINTS];
    private final float[] sin = new float[POINTS];

    Fourier() {
        for (int i = 0; i < POINTS; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / POINTS);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / POINTS);
        }
    }

    /// Working memory for that many signals at a time, reused from call to call.
    ///
    /// Rows of the four stages' spectra come and go in two pairs of arrays; a row holds one number of every signal.
    static final class Signals {
        final float[] re;
        final float[] im;
        private final float[] otherRe;
        private final float[] otherIm;

        /// @param most how many signals
        Signals(int most) {
            re = new float[POINTS * most];
            im = new float[ROWS_OF_25 * most];
            otherRe = new float[ROWS_OF_5 * most];
            otherIm = new float[ROWS_OF_5 * most];
        }
    }

    /// @param signals `re` holds the signals, `[400, count]`, row-major; afterwards `re` and `im` hold the spectra,
    ///     `[201, count]`
    void transform(Signals signals, int count) {
        fiveReal(signals.re, signals.otherRe, signals.otherIm, count);
        five(signals.otherRe, signals.otherIm, signals.re, signals.im, count);
        four(25, signals.re, signals.im, signals.otherRe, signals.otherIm, count);
        four(100, signals.otherRe, signals.otherIm, signals.re, signals.im, count);
    }

    /// From 400 signals of one point each to 80 spectra of five.
    private static void fiveReal(float[] in, float[] re, float[] im, int count) {
        int step = POINTS / 5 * count;
        for (int spectrum = 0; spectrum < POINTS / 5; spectrum++) {
            int first = spectrum * count;
            int row0 = 3 * spectrum * count;
            for (int i = 0; i < count; i++) {
                float a = in[first + i];
                float b = in[first + step + i];
                float c = in[first + 2 * step + i];
                float d = in[first + 3 * step + i];
                float e = in[first + 4 * step + i];
                float sumBe = b + e;
                float sumCd = c + d;
                float difBe = b - e;
                float difCd = c - d;
                re[row0 + i] = a + sumBe + sumCd;
                re[row0 + count + i] = a + COS_1 * sumBe + COS_2 * sumCd;
                re[row0 + 2 * count + i] = a + COS_2 * sumBe + COS_1 * sumCd;
                im[row0 + i] = 0;
                im[row0 + count + i] = -(SIN_1 * difBe + SIN_2 * difCd);
                im[row0 + 2 * count + i] = SIN_1 * difCd - SIN_2 * difBe;
            }
        }
    }

    /// From 80 spectra of five points to 16 of 25.
    private void five(float[] inRe, float[] inIm, float[] re, float[] im, int count) {
        int spectra = POINTS / 25;
        for (int spectrum = 0; spectrum < spectra; spectrum++) {
            for (int f = 0; f <= 2; f++) {
                int first = (3 * spectrum + f) * count;
                int row = (13 * spectrum + f) * count;
                int mirrored = (13 * spectrum + 5 - f) * count;
                butterflies5(inRe, inIm, first, 3 * spectra * count, re, im, row, mirrored, f * spectra, count);
            }
        }
    }

    private void butterflies5(
            float[] inRe,
            float[] inIm,
            int first,
            int step,
            float[] re,
            float[] im,
            int row,
            int mirrored,
            int twiddle,
            int count) {
        float cos1 = cos[twiddle];
        float sin1 = sin[twiddle];
        float cos2 = cos[2 * twiddle];
        float sin2 = sin[2 * twiddle];
        float cos3 = cos[3 * twiddle];
        float sin3 = sin[3 * twiddle];
        float cos4 = cos[4 * twiddle];
        float sin4 = sin[4 * twiddle];
        int five = 5 * count;
        for (int i = 0; i < count; i++) {
            int at = first + i;
            float aRe = inRe[at];
            float aIm = inIm[at];
            float bRe = cos1 * inRe[at + step] - sin1 * inIm[at + step];
            float bIm = cos1 * inIm[at + step] + sin1 * inRe[at + step];
            float cRe = cos2 * inRe[at + 2 * step] - sin2 * inIm[at + 2 * step];
            float cIm = cos2 * inIm[at + 2 * step] + sin2 * inRe[at + 2 * step];
            float dRe = cos3 * inRe[at + 3 * step] - sin3 * inIm[at + 3 * step];
            float dIm = cos3 * inIm[at + 3 * step] + sin3 * inRe[at + 3 * step];
            float eRe = cos4 * inRe[at + 4 * step] - sin4 * inIm[at + 4 * step];
            float eIm = cos4 * inIm[at + 4 * step] + sin4 * inRe[at + 4 * step];
            float sumBeRe = bRe + eRe;
            float sumBeIm = bIm + eIm;
            float difBeRe = bRe - eRe;
            float difBeIm = bIm - eIm;
            float sumCdRe = cRe + dRe;
            float sumCdIm = cIm + dIm;
            float difCdRe = cRe - dRe;
            float difCdIm = cIm - dIm;
            float evenRe1 = aRe + COS_1 * sumBeRe + COS_2 * sumCdRe;
            float evenIm1 = aIm + COS_1 * sumBeIm + COS_2 * sumCdIm;
            float evenRe2 = aRe + COS_2 * sumBeRe + COS_1 * sumCdRe;
            float evenIm2 = aIm + COS_2 * sumBeIm + COS_1 * sumCdIm;
            float oddRe1 = SIN_1 * difBeRe + SIN_2 * difCdRe;
            float oddIm1 = SIN_1 * difBeIm + SIN_2 * difCdIm;
            float oddRe2 = SIN_2 * difBeRe - SIN_1 * difCdRe;
            float oddIm2 = SIN_2 * difBeIm - SIN_1 * difCdIm;
            re[row + i] = aRe + sumBeRe + sumCdRe;
            im[row + i] = aIm + sumBeIm + sumCdIm;
            re[row + five + i] = evenRe1 + oddIm1;
            im[row + five + i] = evenIm1 - oddRe1;
            re[row + 2 * five + i] = evenRe2 + oddIm2;
            im[row + 2 * five + i] = evenIm2 - oddRe2;
            re[mirrored + five + i] = evenRe2 - oddIm2;
            im[mirrored + five + i] = -(evenIm2 + oddRe2);
            re[mirrored + i] = evenRe1 - oddIm1;
            im[mirrored + i] = -(evenIm1 + oddRe1);
        }
    }

    /// From spectra of that many points to spectra of four times as many.
    private void four(int points, float[] inRe, float[] inIm, float[] re, float[] im, int count) {
        int rowsIn = points / 2 + 1;
        int rowsOut = 2 * points + 1;
        int spectra = POINTS / (4 * points);
        int step = spectra * rowsIn * count;
        for (int spectrum = 0; spectrum < spectra; spectrum++) {
            int in = spectrum * rowsIn * count;
            int out = spectrum * rowsOut * count;
            for (int f = 0; 2 * f < points; f++) {
                int row = out + f * count;
                int mirrored = out + (points - f) * count;
                int shift = points * count;
                butterflies4(inRe, inIm, in + f * count, step, re, im, row, mirrored, shift, f * spectra, count);
            }
            if (points % 2 == 0) {
                middle(inRe, in + points / 2 * count, step, re, im, out, points / 2 * count, count);
            }
        }
    }

    private void butterflies4(
            float[] inRe,
            float[] inIm,
            int first,
            int step,
            float[] re,
            float[] im,
            int row,
            int mirrored,
            int shift,
            int twiddle,
            int count) {
        float cos1 = cos[twiddle];
        float sin1 = sin[twiddle];
        float cos2 = cos[2 * twiddle];
        float sin2 = sin[2 * twiddle];
        float cos3 = cos[3 * twiddle];
        float sin3 = sin[3 * twiddle];
        for (int i = 0; i < count; i++) {
            int at = first + i;
            float bRe = cos1 * inRe[at + step] - sin1 * inIm[at + step];
            float bIm = cos1 * inIm[at + step] + sin1 * inRe[at + step];
            float cRe = cos2 * inRe[at + 2 * step] - sin2 * inIm[at + 2 * step];
            float cIm = cos2 * inIm[at + 2 * step] + sin2 * inRe[at + 2 * step];
            float dRe = cos3 * inRe[at + 3 * step] - sin3 * inIm[at + 3 * step];
            float dIm = cos3 * inIm[at + 3 * step] + sin3 * inRe[at + 3 * step];
            float sumAcRe = inRe[at] + cRe;
            float sumAcIm = inIm[at] + cIm;
            float difAcRe = inRe[at] - cRe;
            float difAcIm = inIm[at] - cIm;
            float sumBdRe = bRe + dRe;
            float sumBdIm = bIm + dIm;
            float difBdRe = bRe - dRe;
            float difBdIm = bIm - dIm;
            re[row + i] = sumAcRe + sumBdRe;
            im[row + i] = sumAcIm + sumBdIm;
            re[row + shift + i] = difAcRe + difBdIm;
            im[row + shift + i] = difAcIm - difBdRe;
            re[mirrored + shift + i] = sumAcRe - sumBdRe;
            im[mirrored + shift + i] = -(sumAcIm - sumBdIm);
            re[mirrored + i] = difAcRe - difBdIm;
            im[mirrored + i] = -(difAcIm + difBdRe);
        }
    }

    /// The frequencies at the middle of the spectra, which are real, and turn by eighths of a circle.
    private static void middle(
            float[] inRe, int first, int step, float[] re, float[] im, int out, int half, int count) {
        for (int i = 0; i < count; i++) {
            int at = first + i;
            float turnedRe = HALF_TURN * (inRe[at + step] - inRe[at + 3 * step]);
            float turnedIm = -HALF_TURN * (inRe[at + step] + inRe[at + 3 * step]);
            re[out + half + i] = inRe[at] + turnedRe;
            im[out + half + i] = turnedIm - inRe[at + 2 * step];
            re[out + 3 * half + i] = inRe[at] - turnedRe;
            im[out + 3 * half + i] = turnedIm + inRe[at + 2 * step];
        }
    }
}
