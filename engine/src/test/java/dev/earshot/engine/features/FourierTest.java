package dev.earshot.engine.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FourierTest {
    private static final int COUNT = 3;

    @Test
    void doesWhatItsDefinitionSays() {
        var random = new Random(1);
        float[] before = new float[Fourier.POINTS * COUNT];
        for (int i = 0; i < before.length; i++) {
            before[i] = random.nextFloat(-1, 1);
        }
        var signals = new Fourier.Signals(COUNT + 1);
        System.arraycopy(before, 0, signals.re, 0, before.length);

        new Fourier().transform(signals, COUNT);

        for (int signal = 0; signal < COUNT; signal++) {
            for (int k = 0; k < Fourier.FREQUENCIES; k++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < Fourier.POINTS; n++) {
                    double angle = -2 * Math.PI * (k * n % Fourier.POINTS) / Fourier.POINTS;
                    re += before[n * COUNT + signal] * Math.cos(angle);
                    im += before[n * COUNT + signal] * Math.sin(angle);
                }
                assertEquals(re, signals.re[k * COUNT + signal], 1e-5, "real part " + k);
                assertEquals(im, signals.im[k * COUNT + signal], 1e-5, "imaginary part " + k);
            }
        }
    }
}
