package dev.earshot.engine.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogMelTest {
    private static final int BANDS = 80;

    private final LogMel logMel = new LogMel(BANDS);

    @Test
    void hearsSilenceAsTheLeastValueThereIs() {
        var mel = logMel.ofWindow(new float[16_000]);

        assertEquals(LogMel.WINDOW_FRAMES, mel.frames());
        for (float value : mel.values()) {
            assertEquals(-1.5f, value);
        }
    }

    @Test
    void hearsAToneInItsBandOnly() {
        var mel = logMel.ofWindow(tone(1_000, 16_000));

        int frame = 50;
        int loudest = 0;
        for (int band = 0; band < BANDS; band++) {
            if (at(mel, band, frame) > at(mel, loudest, frame)) {
                loudest = band;
            }
        }
        // 1 kHz is 15 on a scale that ends at 45.2, of which there is a band every 1/81.
        assertEquals(26, loudest, 1);
        assertEquals(at(mel, loudest, frame) - 2, at(mel, 70, frame), 1e-3);
    }

    @Test
    void addsUpLikePowers() {
        float[] sound = noise(16_000);
        float[] half = sound.clone();
        for (int i = 0; i < half.length; i++) {
            half[i] /= 2;
        }

        var loud = logMel.open();
        loud.accept(sound);
        var soft = logMel.open();
        soft.accept(half);

        assertEquals(loud.peak() - Math.log10(4), soft.peak(), 1e-6);
    }

    @Test
    void saysTheSameHoweverTheSoundWasCut() {
        float[] sound = noise(100_123);
        var whole = logMel.open();
        whole.accept(sound);
        whole.finish();
        var random = new Random(4);
        for (int most : new int[] {1, 7, 160, 1_000, 9_999}) {
            var cut = logMel.open();
            for (int from = 0; from < sound.length; ) {
                int to = Math.min(sound.length, from + random.nextInt(most + 1));
                cut.accept(Arrays.copyOfRange(sound, from, to));
                from = to;
            }
            cut.finish();

            assertEquals(whole.peak(), cut.peak());
            assertEquals(whole.frames(), cut.frames());
            assertArrayEquals(
                    whole.window(0, 625, 700).values(), cut.window(0, 625, 700).values());
        }
    }

    @Test
    void saysTheSameOfAWindowWhereverItWasCutFrom() {
        var stream = logMel.open();
        stream.accept(noise(2_000 * LogMel.HOP));
        stream.finish();

        var whole = stream.window(0, 2_000, 2_000);
        var part = stream.window(701, 800, 900);

        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < 800; i++) {
                assertEquals(at(whole, band, 701 + i), at(part, band, i));
            }
            for (int i = 800; i < 900; i++) {
                assertEquals(0, at(part, band, i));
            }
        }
    }

    @Test
    void hearsTheBeginningOfAWindowAndOfARecordingAlike() {
        float[] sound = noise(48_000);
        var stream = logMel.open();
        stream.accept(sound);
        stream.finish();

        assertArrayEquals(
                logMel.ofWindow(sound).values(),
                stream.window(0, LogMel.WINDOW_FRAMES, LogMel.WINDOW_FRAMES).values());
    }

    @Test
    void givesFramesAsSoonAsTheirSoundIsComplete() {
        var stream = logMel.open();

        stream.accept(new float[200]);
        assertEquals(0, stream.frames());
        stream.accept(new float[1]);
        assertEquals(1, stream.frames());
        stream.accept(new float[16_000]);
        assertEquals(101, stream.frames());
        stream.finish();
        assertEquals(16_201 / 160, stream.frames());
    }

    @Test
    void comparesWithTheLoudestSoundSoFar() {
        var stream = logMel.open();
        stream.accept(tone(1_000, 16_000));
        float before = at(stream.window(0, 50, 50), 70, 20);
        float[] louder = tone(1_000, 16_000);
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= 2;
        }
        stream.accept(louder);

        assertEquals(before + Math.log10(4) / 4, at(stream.window(0, 50, 50), 70, 20), 1e-6);
    }

    @Test
    void forgetsOnlyWhatItMay() {
        var stream = logMel.open();
        stream.accept(noise(3_000 * LogMel.HOP));
        var before = stream.window(1_700, 1_000, 1_000);
        stream.dropBefore(1_700);
        stream.accept(noise(LogMel.HOP));
        stream.finish();

        assertArrayEquals(before.values(), stream.window(1_700, 1_000, 1_000).values());
        assertThrows(IllegalArgumentException.class, () -> stream.window(0, 10, 10));
        stream.dropBefore(Long.MAX_VALUE);
        assertEquals(3_001, stream.frames());
    }

    @Test
    void doesNotGrowWithTheRecording() {
        var stream = logMel.open();
        float[] second = noise(16_000);
        long most = 0;
        for (int i = 1; i <= 3_600; i++) {
            stream.accept(second);
            stream.dropBefore(stream.frames() - LogMel.WINDOW_FRAMES);
            most = Math.max(most, stream.keptFrames());
        }

        assertTrue(most < 4_096, most + " frames were kept");
    }

    @Test
    void takesADamagedSampleForSilence() {
        float[] sound = noise(16_000);
        sound[8_000] = Float.NaN;
        var mel = logMel.ofWindow(sound);

        assertEquals(at(logMel.ofWindow(noise(16_000)), 30, 10), at(mel, 30, 10));
        for (float value : mel.values()) {
            assertTrue(Float.isFinite(value));
        }
    }

    @Test
    void hearsNothingInNothing() {
        var stream = logMel.open();
        stream.finish();

        assertEquals(0, stream.frames());
        assertEquals(-1.5f, stream.window(0, 10, 10).values()[0]);
        assertThrows(IllegalStateException.class, () -> stream.accept(new float[1]));
    }

    private static float at(Mel mel, int band, int frame) {
        return mel.values()[band * mel.frames() + frame];
    }

    private static float[] tone(double hertz, int samples) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (0.25 * Math.sin(2 * Math.PI * hertz * i / 16_000));
        }
        return sound;
    }

    private static float[] noise(int samples) {
        var random = new Random(samples);
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (random.nextGaussian() * 0.1);
        }
        return sound;
    }
}
