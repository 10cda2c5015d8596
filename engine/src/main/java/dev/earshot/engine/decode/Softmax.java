package dev.earshot.engine.decode;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;

/// Probabilities from raw scores: the one place where scores are exponentiated.
///
/// Scores are floats, sums are doubles. A row of a speech model has some 50 000 scores and there are rows to normalise
/// in every step, which `Math.exp` would make the dearest part of a step of a small model. Hence an exponential of
/// plain additions and multiplications, in blocks, which the JIT compiler turns into vector instructions:
/// `e^x = (e^(x/256))^256` with five terms of the series and eight squarings. Its relative error is 1e-15 at the
/// largest score and grows to 1e-9 at a score 10 below it, where a term counts for e^-10 only.
public final class Softmax {
    private static final int BLOCK = 1024;

    /// Below this (e^-64) a term is nothing beside the largest one.
    private static final double LOWEST = -64;

    private static final int SQUARINGS_FACTOR = 256;

    private Softmax() {}

    /// The logarithm of the sum of the exponentials of `scores[from..to)`; negative infinity when all of them are.
    public static double logSumExp(float[] scores, int from, int to) {
        return logSumExp(scores, from, to, max(scores, from, to));
    }

    /// The same, where the largest of the scores is known already.
    ///
    /// @throws SttException if a score is not a number
    public static double logSumExp(float[] scores, int from, int to, float max) {
        if (max == Float.NEGATIVE_INFINITY) {
            return max;
        }
        var block = new double[Math.min(BLOCK, to - from)];
        double sum = 0;
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            exponentials(scores, start, count, max, block);
            sum += sum(block, count);
        }
        if (!Double.isFinite(sum)) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The model computed scores that are not numbers: load it with a higher precision (fp32).");
        }
        return max + Math.log(sum);
    }

    /// Unnormalised probabilities: `out[i] = exp(scores[from + i] - max)`. Scores of negative infinity come out as
    /// e^-64, not as 0.
    ///
    /// @param max the largest of the scores
    static void exponentials(float[] scores, int from, int count, float max, double[] out) {
        for (int i = 0; i < count; i++) {
            double x = Math.max(scores[from + i] - (double) max, LOWEST) / SQUARINGS_FACTOR;
            double e = 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0 + x * (1 / 120.0)))));
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            out[i] = e * e;
        }
    }

    /// The largest of `scores[from..to)`.
    public static float max(float[] scores, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, scores[i]);
        }
        return max;
    }

    /// Four sums at a time, because one would wait for each addition to end before it began the next.
    private static double sum(double[] terms, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += terms[i];
            b += terms[i + 1];
            c += terms[i + 2];
            d += terms[i + 3];
        }
        for (; i < count; i++) {
            a += terms[i];
        }
        return (a + b) + (c + d);
    }
}
