package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void agreesWithTheDefinitionHoweverFarTheScoresLieApart() {
        var random = new Random(1);
        for (double spread : new double[] {0, 0.1, 1, 3, 10, 100}) {
            var scores = new float[5003];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = (float) (random.nextGaussian() * spread);
            }

            assertEquals(definition(scores, 3, 5000), Softmax.logSumExp(scores, 3, 5000), 1e-8, "spread " + spread);
        }
    }

    @Test
    void scoresOfForbiddenTokensCountForNothing() {
        float never = Float.NEGATIVE_INFINITY;

        assertEquals(2.5, Softmax.logSumExp(new float[] {never, 2.5f, never}, 0, 3), 1e-12);
        assertEquals(never, Softmax.logSumExp(new float[] {never, never}, 0, 2));
    }

    @Test
    void hugeScoresDoNotOverflow() {
        assertEquals(1e30 + Math.log(2), Softmax.logSumExp(new float[] {1e30f, 1e30f}, 0, 2), 1e23);
    }

    @Test
    void scoresThatAreNotNumbersAreSaidToBeSo() {
        var thrown = assertThrows(SttException.class, () -> Softmax.logSumExp(new float[] {1, Float.NaN, 2}, 0, 3));

        assertTrue(thrown.sentence().contains("higher precision"), thrown.sentence());
    }

    private static double definition(float[] scores, int from, int to) {
        double max = Softmax.max(scores, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(scores[i] - max);
        }
        return max + Math.log(sum);
    }
}
