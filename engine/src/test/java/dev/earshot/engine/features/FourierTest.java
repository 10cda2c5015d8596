package dev.earshot.engine.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourierTest {
    private static final int SIGNALS = 3;

    @Test
    void doesWhatItsDefinitionSays() {
        var fourier = new Fourier();
        double[] re = new Random(1).doubles(Fourier.POINTS * SIGNALS, -1, 1).toArray();
        double[] im = new Random(2).doubles(Fourier.POINTS * SIGNALS, -1, 1).toArray();
        double[] reBefore = re.clone();
        double[] imBefore = im.clone();

        fourier.transform(re, im, SIGNALS);

        for (int signal = 0; signal < SIGNALS; signal++) {
            for (int k = 0; k < Fourier.POINTS; k++) {
                double sumRe = 0;
                double sumIm = 0;
                for (int n = 0; n < Fourier.POINTS; n++) {
                    double angle = -2 * Math.PI * ((long) k * n % Fourier.POINTS) / Fourier.POINTS;
                    double x = reBefore[n * SIGNALS + signal];
                    double y = imBefore[n * SIGNALS + signal];
                    sumRe += x * Math.cos(angle) - y * Math.sin(angle);
                    sumIm += x * Math.sin(angle) + y * Math.cos(angle);
                }
                int at = fourier.row(k) * SIGNALS + signal;
                assertEquals(sumRe, re[at], 1e-11);
                assertEquals(sumIm, im[at], 1e-11);
            }
        }
    }
}
