package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakPyramidTest {
    private final PeakPyramid pyramid = new PeakPyramid();

    @Test
    void everyPartShowsItsExtremes() {
        Random random = new Random(3);
        float[] samples = new float[300_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (random.nextGaussian() * 0.1 * (1 + Math.sin(i / 20_000.0)));
        }
        for (int at = 0; at < samples.length; ) {
            int n = Math.min(samples.length - at, 1 + random.nextInt(3000));
            pyramid.add(new Pcm(Arrays.copyOfRange(samples, at, at + n)));
            at += n;
        }
        assertEquals(samples.length, pyramid.samples());
        for (int i = 0; i < 200; i++) {
            double from = random.nextInt(250_000);
            double to = from + 1 + random.nextInt(49_000);
            int parts = 1 + random.nextInt(500);
            float[] min = new float[parts];
            float[] max = new float[parts];
            pyramid.read(from, to, min, max);
            for (int p = 0; p < parts; p++) {
                int first = (int) Math.floor((from + p * (to - from) / parts) / 64) * 64;
                int last = (int) Math.ceil((from + (p + 1) * (to - from) / parts) / 64) * 64;
                float least = 0;
                float greatest = 0;
                for (int s = first; s < Math.min(last, samples.length / 64 * 64); s++) {
                    least = Math.min(least, samples[s]);
                    greatest = Math.max(greatest, samples[s]);
                }
                assertEquals(Math.max(-1, least), min[p], 1 / 32_000f);
                assertEquals(Math.min(1, greatest), max[p], 1 / 32_000f);
            }
        }
    }

    @Test
    void oneClickIsSeenAtAnyZoom() {
        float[] minute = new float[60 * Pcm.SAMPLE_RATE];
        for (int i = 0; i < 180; i++) {
            if (i == 100) {
                float[] click = minute.clone();
                click[12_345] = -0.75f;
                pyramid.add(new Pcm(click));
            } else {
                pyramid.add(new Pcm(minute));
            }
        }
        double place = (100 * 60) * 16_000.0 + 12_345;
        for (double width = 64; width < 180 * 60 * 16_000.0; width *= 3) {
            float[] min = new float[7];
            pyramid.read(place - width / 2, place + width / 2, min, new float[7]);
            assertEquals(-0.75f, min[3], 1 / 32_000f, "over " + width);
        }
    }

    @Test
    void whatLiesBeyondTheSoundIsFlat() {
        float[] loud = new float[6400];
        Arrays.fill(loud, 0.5f);
        pyramid.add(new Pcm(loud));
        float[] min = new float[4];
        float[] max = new float[4];
        pyramid.read(-6400, 19_200, min, max);
        assertArrayEquals(new float[] {0, 0.5f, 0, 0}, max, 1 / 32_000f);
        assertArrayEquals(new float[4], min);
    }

    @Test
    void whatIsLouderThanFullScaleIsCut() {
        float[] loud = new float[64];
        loud[5] = 3;
        loud[6] = -3;
        pyramid.add(new Pcm(loud));
        float[] min = new float[1];
        float[] max = new float[1];
        pyramid.read(0, 64, min, max);
        assertEquals(1, max[0]);
        assertEquals(-1, min[0]);
    }
}
