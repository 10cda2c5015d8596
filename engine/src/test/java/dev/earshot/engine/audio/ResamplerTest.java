package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 32_000, 44_100, 44_101, 48_000, 88_200, 96_000, 192_000, 352_800})
    void eachSampleComesOutAtItsTime(int rate) {
        float[] out = resample(rate, Sounds.sweep(rate, 3), rate);
        for (int n = 200; n < out.length - 200; n++) {
            assertEquals(Sounds.sweepAt(n / 16_000.0), out[n], 0.002, "sample " + n);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 44_101, 48_000, 96_000, 384_000})
    void theLengthIsThatOfTheSoundAtTheNewRate(int rate) {
        Random random = new Random(rate);
        for (int i = 0; i < 30; i++) {
            int length = random.nextInt(20_000);
            long expected = Math.round(length * 16_000.0 / rate);
            assertEquals(expected, resample(rate, new float[length], 777).length, length + " samples");
        }
    }

    @Test
    void aLongSoundGainsNoSample() {
        Resampler resampler = new Resampler(44_100);
        float[] second = Sounds.tone(44_100, 1, 441, 0.5);
        long length = 0;
        for (int i = 0; i < 600; i++) {
            resampler.add(second, 0, second.length);
            length += resampler.take().length;
        }
        resampler.finish();
        assertEquals(600 * 16_000, length + resampler.take().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000, 96_000})
    void theSizeOfTheChunksChangesNothing(int rate) {
        float[] in = Sounds.sweep(rate, 2);
        float[] expected = resample(rate, in, in.length);
        for (int chunk : new int[] {1, 7, 160, 1023, 1024, 1025, 5000}) {
            assertArrayEquals(expected, resample(rate, in, chunk), "in chunks of " + chunk);
        }
    }

    @Test
    void soundAt16kHzPassesUntouched() {
        float[] in = Sounds.sweep(16_000, 1);
        assertArrayEquals(in, resample(16_000, in, 333));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000})
    void whatLiesAbove8kHzIsTakenOutBeforeItCanFoldBack(int rate) {
        for (double hertz : new double[] {9_000, 10_000, 12_000, 15_000, 20_000}) {
            float[] out = resample(rate, Sounds.tone(rate, 1, hertz, 0.5), 4096);
            double alias = rms(Arrays.copyOfRange(out, 500, out.length - 500)) / (0.5 / Math.sqrt(2));
            assertTrue(20 * Math.log10(alias) < -60, hertz + " Hz leaves " + 20 * Math.log10(alias) + " dB");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 24_000, 48_000})
    void soundAt16kHzBecomesSoundAtOtherRates(int rate) {
        float[] in = Sounds.tone(16_000, 1, 1000, 0.5);
        Resampler resampler = new Resampler(16_000, rate, 320);
        resampler.add(in, 0, in.length);
        resampler.finish();
        float[] out = resampler.take();
        assertEquals(rate, out.length);
        float[] expected = Sounds.tone(rate, 1, 1000, 0.5);
        for (int n = 200; n < out.length - 200; n++) {
            assertEquals(expected[n], out[n], 0.002, "sample " + n);
        }
    }

    @Test
    void noMoreThanABlockWaits() {
        Resampler resampler = new Resampler(8_000, 16_000, 160);
        resampler.add(Sounds.tone(8_000, 1, 440, 0.5), 0, 8_000);
        // The filter needs a little of what follows.
        assertTrue(resampler.take().length > 16_000 - 2 * (160 + 40), "half a second waits");
    }

    @Test
    void nothingInGivesNothingOut() {
        assertEquals(0, resample(48_000, new float[0], 100).length);
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    private static float[] resample(int rate, float[] in, int chunk) {
        Resampler resampler = new Resampler(rate);
        float[] out = new float[(int) (in.length * 16_000L / rate) + 10];
        int length = 0;
        for (int at = 0; at <= in.length; at += chunk) {
            if (at + chunk >= in.length) {
                resampler.add(in, at, in.length - at);
                resampler.finish();
            } else {
                resampler.add(in, at, chunk);
            }
            float[] ready = resampler.take();
            System.arraycopy(ready, 0, out, length, ready.length);
            length += ready.length;
            if (at + chunk >= in.length) {
                break;
            }
        }
        return Arrays.copyOf(out, length);
    }
}
