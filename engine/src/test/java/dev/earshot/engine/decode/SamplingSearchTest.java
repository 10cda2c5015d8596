package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplingSearchTest {
    private static final int END = 3;
    private static final Ranking MEAN = new Ranking(OptionalDouble.empty());

    /// Probabilities at temperature 1: 0.1, 0.2, 0.3, 0.4.
    private static final float[] TENTHS = {log(0.1), log(0.2), log(0.3), log(0.4)};

    @Test
    void drawsTheFirstTokenWhoseCumulativeProbabilityExceedsTheNumber() throws InterruptedException {
        var drawn = search(1, 1, _ -> TENTHS, 0.05, 0.11, 0.29, 0.31, 0.59, 0.61);

        assertArrayEquals(new int[] {0, 1, 1, 2, 2}, drawn.tokens());
        assertEquals(
                Math.log(0.1) + 2 * Math.log(0.2) + 2 * Math.log(0.3) + Math.log(0.4), drawn.logProbability(), 1e-6);
    }

    @Test
    void theTemperatureChangesWhatIsDrawnButNotWhatItIsWorth() throws InterruptedException {
        // At temperature 0.5 the probabilities go with the squares: 1, 4, 9, 16 of 30.
        var drawn = search(0.5, 1, _ -> TENTHS, 0.9 / 30, 1.1 / 30, 4.9 / 30, 5.1 / 30, 13.9 / 30, 14.1 / 30);

        assertArrayEquals(new int[] {0, 1, 1, 2, 2}, drawn.tokens());
        assertEquals(
                Math.log(0.1) + 2 * Math.log(0.2) + 2 * Math.log(0.3) + Math.log(0.4), drawn.logProbability(), 1e-6);
    }

    @Test
    void forbiddenTokensAreNeverDrawn() throws InterruptedException {
        float never = Float.NEGATIVE_INFINITY;

        var drawn =
                search(1, 1, text -> text.size() == 2 ? TENTHS : new float[] {never, 1, never, never}, 0, 0.9999, 1);

        assertArrayEquals(new int[] {1, 1}, drawn.tokens());
    }

    @Test
    void everyTextTakesItsNumberAlsoOnesThatHaveEnded() throws InterruptedException {
        // The second text ends at once; the first and third go on with the numbers that are theirs.
        var network = new ScriptedNetwork(4, _ -> TENTHS);
        var numbers = numbers(0.05, 0.9, 0.2, 0.2, 0.5, 0.05, 0.9, 0.9, 0.5, 0.9, 0.9, 0.9);
        var search = new SamplingSearch(new SearchSpace(4, END, List.of(), 10), 1, 3, MEAN, numbers);
        var states = new ArrayList<Hypothesis>();
        new TokenLoop(network).run(List.of(search), network.first(), (_, state) -> states.add(state.best()));

        assertEquals(List.of(1, 2, 2, 1), network.rows, "ended texts leave the batch");
        // Means: text 1 (0 1, end) (ln .1 + ln .2 + ln .4) / 2, text 3 (1 0 2, end), text 2 is empty.
        assertArrayEquals(new int[] {1, 0, 2}, search.best().tokens());
        assertEquals(Math.log(0.2 * 0.1 * 0.3 * 0.4), search.best().logProbability(), 1e-6);
    }

    @Test
    void stopsAtTheLongestText() throws InterruptedException {
        var network = new ScriptedNetwork(4, _ -> TENTHS);
        var search = new SamplingSearch(new SearchSpace(4, END, List.of(), 3), 1, 2, MEAN, () -> 0.2);
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);

        assertArrayEquals(new int[] {1, 1, 1}, search.best().tokens());
        assertEquals(3, network.rows.size());
    }

    @Test
    void drawsAsOftenAsTheProbabilitiesSay() throws InterruptedException {
        var random = new Random(7);
        var counts = new int[4];
        for (int i = 0; i < 4000; i++) {
            var drawn = new SamplingSearch(new SearchSpace(4, 9, List.of(), 1), 1, 1, MEAN, random::nextDouble);
            var network = new ScriptedNetwork(4, _ -> TENTHS);
            new TokenLoop(network).run(List.of(drawn), network.first(), TokenLoop.Progress.IGNORED);
            counts[drawn.best().tokens()[0]]++;
        }

        for (int token = 0; token < 4; token++) {
            assertEquals(400 * (token + 1), counts[token], 100);
        }
    }

    private static Hypothesis search(
            double temperature, int count, Function<List<Integer>, float[]> scores, double... uniforms)
            throws InterruptedException {
        var network = new ScriptedNetwork(4, scores);
        var space = new SearchSpace(4, END, List.of(), 10);
        var search = new SamplingSearch(space, temperature, count, MEAN, numbers(uniforms));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);
        return search.best();
    }

    private static DoubleSupplier numbers(double... uniforms) {
        Iterator<Double> left = DoubleStream.of(uniforms).iterator();
        return left::next;
    }

    private static float log(double probability) {
        return (float) Math.log(probability);
    }
}
