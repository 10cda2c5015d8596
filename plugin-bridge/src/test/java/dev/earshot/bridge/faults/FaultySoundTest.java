package dev.earshot.bridge.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FaultySoundTest {
    @Test
    void silenceIsPutIntoTheSoundAtItsPlaces() throws Exception {
        var samples = new float[40_000];
        Arrays.fill(samples, 0.5f);
        var heard = FaultySound.of(sound(samples), FaultPlan.parse("silence=1s@3s,silence=500ms@1s"));
        var expected = new float[64_000];
        Arrays.fill(expected, 0.5f);
        Arrays.fill(expected, 16_000, 24_000, 0);
        Arrays.fill(expected, 48_000, 64_000, 0);
        // the second place lies at the very end of the sound, and nothing is put behind it
        assertArrayEquals(
                Arrays.copyOf(expected, 48_000), WholeSound.of(heard).pcm().samples());
        assertEquals(Optional.of(Duration.ofSeconds(3)), heard.duration());
    }

    @Test
    void soundOfTheWrongRateIsShorterAndHigher() throws Exception {
        var samples = new float[16_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * 100 * i / Pcm.SAMPLE_RATE);
        }
        var heard = FaultySound.of(sound(samples), FaultPlan.parse("wrong-rate=8000"));
        var half = WholeSound.of(heard).pcm().samples();
        assertEquals(8000, half.length);
        assertEquals(Optional.of(Duration.ofMillis(500)), heard.duration());
        for (int i = 1000; i < 7000; i++) {
            assertEquals(Math.sin(2 * Math.PI * 200 * i / Pcm.SAMPLE_RATE), half[i], 0.01);
        }
    }

    private static WholeSound sound(float... samples) {
        return new WholeSound(new Pcm(samples));
    }
}
