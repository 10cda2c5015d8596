package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.ConfidenceScale;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameConfidenceTest {
    @Test
    void isOneWhereOneTokenHasAllAndZeroWhereAllHaveTheSame() {
        float[] certain = new float[32];
        Arrays.fill(certain, Float.NEGATIVE_INFINITY);
        certain[3] = 0;
        assertEquals(1, new FrameConfidence(new Emissions(certain, 32)).of(0), 1e-12);

        float[] even = new float[32];
        Arrays.fill(even, (float) -Math.log(32));
        assertEquals(0, new FrameConfidence(new Emissions(even, 32)).of(0), 1e-6);
    }

    @Test
    void isTheNormalisedTsallisEntropyOfThePaper() {
        double[] p = {0.7, 0.2, 0.1};
        float[] logs = {(float) Math.log(0.7), (float) Math.log(0.2), (float) Math.log(0.1)};
        double entropy = (Arrays.stream(p).map(Math::cbrt).sum() - 1) / (2 / 3.0);
        double most = (3 * Math.cbrt(1 / 3.0) - 1) / (2 / 3.0);

        assertEquals(
                (Math.exp(-entropy) - Math.exp(-most)) / (1 - Math.exp(-most)),
                new FrameConfidence(new Emissions(logs, 3)).of(0),
                1e-6);
    }

    @Test
    void fallsAsASecondTokenBecomesMoreProbable() {
        double before = 2;
        for (float second = -20; second < 0; second++) {
            double confidence = new FrameConfidence(Emissions.ofScores(new float[] {0, second, -20}, 3)).of(0);
            assertTrue(confidence < before && confidence >= 0, "at " + second);
            before = confidence;
        }
    }

    @Test
    void staysWithinItsRangeAndIsThatOfTheLeastSureFrame() {
        var random = new Random(7);
        for (int trial = 0; trial < 100; trial++) {
            var emissions = Letters.random(random, 4, 1 + random.nextInt(6), 10);
            var confidence = new FrameConfidence(emissions);
            double least = 1;
            for (int frame = 0; frame < 4; frame++) {
                assertTrue(confidence.of(frame) >= 0 && confidence.of(frame) <= 1);
                least = Math.min(least, confidence.of(frame));
            }
            assertEquals(least, confidence.of(0, 4));
        }
    }

    /// What the thresholds of [ConfidenceScale#ENTROPY] are made from.
    @Test
    void tokensThatAreEquallyProbableGiveWhatTheScaleSays() {
        double[] confidences = {0.41, 0.20, 0.10, 0.06, 0.03};
        for (int tokens = 2; tokens <= 6; tokens++) {
            float[] logs = new float[32];
            Arrays.fill(logs, Float.NEGATIVE_INFINITY);
            Arrays.fill(logs, 0, tokens, (float) -Math.log(tokens));
            assertEquals(
                    confidences[tokens - 2],
                    new FrameConfidence(new Emissions(logs, 32)).of(0),
                    0.005,
                    tokens + " tokens");
        }
        assertEquals(confidences[2], ConfidenceScale.ENTROPY.doubtful());
        assertEquals(confidences[4], ConfidenceScale.ENTROPY.veryDoubtful());
    }
}
