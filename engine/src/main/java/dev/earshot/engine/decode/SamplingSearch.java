package dev.earshot.engine.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Draws several texts by chance, token by token, and takes the best of them.
///
/// A token is drawn from the softmax of the scores divided by the temperature, but what a text is worth is measured
/// with the undivided scores. Tokens are drawn by inverting the distribution: the first token whose cumulative
/// probability exceeds a uniform number. Every text consumes one number a step, in their order, also one that has
/// ended, so that what is drawn in one text does not hang on how long another is. The rows of ended texts are dropped.
public final class SamplingSearch implements Search {
    private final SearchSpace space;
    private final float temperature;
    private final Ranking ranking;
    private final DoubleSupplier uniforms;
    private final List<Sample> samples = new ArrayList<>();

    /// Scores of one row divided by the temperature, and the unnormalised probabilities that come of them; kept to
    /// save an allocation of 600 kB a step.
    private final float[] divided;

    private final double[] weights;

    private int step;

    /// @param temperature above 0
    /// @param count how many texts are drawn
    /// @param uniforms numbers in [0, 1)
    public SamplingSearch(SearchSpace space, double temperature, int count, Ranking ranking, DoubleSupplier uniforms) {
        if (!((float) temperature > 0) || count < 1) {
            throw new IllegalArgumentException(count + " texts cannot be drawn at temperature " + temperature);
        }
        this.space = space;
        this.temperature = (float) temperature;
        this.ranking = ranking;
        this.uniforms = uniforms;
        this.divided = new float[space.vocabulary()];
        this.weights = new double[space.vocabulary()];
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(space.longest()));
        }
    }

    @Override
    public Continuation advance(float[] logits, int firstRow) {
        var parents = new int[samples.size()];
        var tokens = new int[samples.size()];
        int rows = 0;
        int row = -1;
        double logSum = 0;
        double total = 0;
        for (var sample : samples) {
            double uniform = uniforms.getAsDouble();
            if (sample.ended) {
                continue;
            }
            int from = (firstRow + sample.row) * space.vocabulary();
            // At the first step all texts begin with the same row.
            if (sample.row != row) {
                row = sample.row;
                int to = from + space.vocabulary();
                space.restrict(logits, firstRow + row, sample.text, step);
                float max = Softmax.max(logits, from, to);
                logSum = Softmax.logSumExp(logits, from, to, max);
                total = weigh(logits, from, max);
            }
            boolean possible = logSum > Double.NEGATIVE_INFINITY; // or the rules allow nothing
            int token = possible ? draw(uniform * total) : space.end();
            sample.logProbability += possible ? logits[from + token] - logSum : 0;
            if (token == space.end()) {
                sample.ended = true;
            } else {
                sample.text[sample.length++] = token;
                parents[rows] = sample.row;
                tokens[rows] = token;
                sample.row = rows++;
            }
        }
        step++;
        return step == space.longest() || rows == 0
                ? Continuation.END
                : new Continuation(Arrays.copyOf(parents, rows), Arrays.copyOf(tokens, rows));
    }

    @Override
    public Hypothesis best() {
        return ranking.best(samples.stream().map(Sample::hypothesis).toList());
    }

    /// @return the sum of the weights
    private double weigh(float[] logits, int from, float max) {
        // Divided in floats, as the reference does: it can decide between two tokens.
        for (int i = 0; i < divided.length; i++) {
            divided[i] = logits[from + i] / temperature;
        }
        Softmax.exponentials(divided, 0, divided.length, max / temperature, weights);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += divided[i] == Float.NEGATIVE_INFINITY ? 0 : weights[i];
        }
        return sum;
    }

    /// Adds up as [#weigh] does, so that both are rounded alike.
    private int draw(double target) {
        double cumulative = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (divided[i] != Float.NEGATIVE_INFINITY) {
                last = i;
                cumulative += weights[i];
                if (cumulative > target) {
                    return i;
                }
            }
        }
        return last;
    }

    private static final class Sample {
        private final int[] text;
        private int length;
        private double logProbability;
        private int row;
        private boolean ended;

        Sample(int longest) {
            this.text = new int[longest];
        }

        Hypothesis hypothesis() {
            return new Hypothesis(Arrays.copyOf(text, length), logProbability);
        }
    }
}
