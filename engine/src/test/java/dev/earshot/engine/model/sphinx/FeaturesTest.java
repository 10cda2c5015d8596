package dev.earshot.engine.model.sphinx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final int DELAY = 50;

    private final Features features = new Features(DELAY);

    private void add(int frames, double value, boolean speech) {
        var cepstrum = new double[13];
        Arrays.fill(cepstrum, value);
        for (int i = 0; i < frames; i++) {
            features.add(cepstrum, speech);
        }
    }

    private void skipSilence(int frames, double value) {
        for (int i = 0; i < frames; i++) {
            add(1, value, false);
            while (features.ready()) {
                features.skip();
            }
        }
    }

    @Test
    void silenceComesOutHalfASecondLate() {
        skipSilence(200, -5);
        assertEquals(200 - DELAY, features.frame());
    }

    @Test
    void speechIsHeldUntilTheMeanKnowsThreeSecondsOfIt() {
        skipSilence(200, -5);
        add(299, 2, true);
        assertFalse(features.ready());
        add(1, 2, true);
        assertTrue(features.ready());
    }

    @Test
    void aShortUtteranceIsHeldNoLongerThanItLasts() {
        add(100, 2, true);
        assertFalse(features.ready());
        add(1, 2, false);
        assertTrue(features.ready());
    }

    @Test
    void onlySpeechCountsInTheMean() {
        add(300, 2, true);
        var alone = features.next();
        var after = new FeaturesTest();
        after.skipSilence(1000, -30);
        after.add(300, 2, true);
        for (int i = 0; i < DELAY; i++) {
            after.features.skip();
        }
        assertEquals(alone[5], after.features.next()[5]);
        assertEquals(0, alone[5], 0.1, "the mean is taken off");
    }

    @Test
    void whatStandsStillHasNoSlopeAndNoCurvature() {
        add(300, 2, true);
        assertArrayEquals(new float[26], Arrays.copyOfRange(features.next(), 13, 39));
    }

    @Test
    void theEndLetsEverythingOut() {
        add(120, 2, true);
        features.release();
        int frames = 0;
        while (features.ready()) {
            features.next();
            frames++;
        }
        assertEquals(120, frames);
    }
}
