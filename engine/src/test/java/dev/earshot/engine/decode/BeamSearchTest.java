package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Against a second implementation, written down as the algorithm is described, with sets of sequences and a sort.
class BeamSearchTest {
    private static final int VOCABULARY = 8;
    private static final int END = 2;

    @Test
    void findsWhatTheDescriptionSaysOnManyNetworks() throws InterruptedException {
        int ended = 0;
        for (int seed = 0; seed < 300; seed++) {
            var network = randomScores(seed, seed % 3 * 0.7);
            int beam = 1 + seed % 6;
            double patience = new double[] {0.3, 1, 1.5, 2}[seed / 6 % 4];
            var penalty = seed % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.6);
            if (Math.rint(beam * patience) < 1) {
                continue;
            }

            var expected = new Described(network, beam, patience, 12).run(penalty);
            var actual = search(network, beam, patience, penalty, 12).best();

            assertArrayEquals(expected.tokens(), actual.tokens(), "seed " + seed);
            assertEquals(expected.logProbability(), actual.logProbability(), 1e-6, "seed " + seed);
            ended += actual.tokens().length < 12 ? 1 : 0;
        }
        assertTrue(ended > 50 && ended < 290, "both texts that end and texts that are cut: " + ended);
    }

    @Test
    void patienceIsRoundedHalfToEven() throws InterruptedException {
        // Every text would rather end: one does after the first step, five more after the second.
        Function<List<Integer>, float[]> eager = _ -> new float[] {0, 0, 3, 0, 0, 0, 0, 0};

        assertEquals(2, steps(eager, 5, 1.2), "6");
        assertEquals(2, steps(eager, 5, 1.3), "6.5");
        assertEquals(3, steps(eager, 5, 1.4), "7");
    }

    @Test
    void beamOfOneIsGreedy() throws InterruptedException {
        for (int seed = 0; seed < 50; seed++) {
            var scores = randomScores(seed, 1);
            var network = new ScriptedNetwork(VOCABULARY, scores);
            var greedy = new GreedySearch(new SearchSpace(VOCABULARY, END, List.of(), 12));
            new TokenLoop(network).run(List.of(greedy), network.first(), TokenLoop.Progress.IGNORED);

            var beam = search(scores, 1, 1, OptionalDouble.empty(), 12).best();

            assertArrayEquals(greedy.best().tokens(), beam.tokens());
            assertEquals(greedy.best().logProbability(), beam.logProbability(), 1e-9);
        }
    }

    @Test
    void neverKeepsWhatTheRulesForbid() throws InterruptedException {
        LogitRule onlySix = (logits, offset, vocabulary, _, length) -> {
            for (int token = 0; token < vocabulary; token++) {
                if (token != (length < 3 ? 6 : END)) {
                    logits[offset + token] = Float.NEGATIVE_INFINITY;
                }
            }
        };
        var network = new ScriptedNetwork(VOCABULARY, randomScores(1, 0));
        var search = new BeamSearch(
                new SearchSpace(VOCABULARY, END, List.of(onlySix), 12), 5, 1, new Ranking(OptionalDouble.empty()));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);

        assertArrayEquals(new int[] {6, 6, 6}, search.best().tokens());
        assertEquals(0, search.best().logProbability(), 1e-12);
        assertEquals(List.of(1, 1, 1, 1), network.rows);
    }

    @Test
    void whereNothingIsAllowedTheTextIsEmpty() throws InterruptedException {
        LogitRule nothing = (logits, offset, vocabulary, _, _) ->
                Arrays.fill(logits, offset, offset + vocabulary, Float.NEGATIVE_INFINITY);
        var network = new ScriptedNetwork(VOCABULARY, randomScores(1, 0));
        var search = new BeamSearch(
                new SearchSpace(VOCABULARY, END, List.of(nothing), 12), 5, 1, new Ranking(OptionalDouble.empty()));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);

        assertEquals(0, search.best().tokens().length);
    }

    @Test
    void scoresThatAreNotNumbersAreAnError() {
        var numberless = new float[VOCABULARY];
        Arrays.fill(numberless, Float.NaN);

        assertThrows(SttException.class, () -> search(_ -> numberless, 5, 1, OptionalDouble.empty(), 12));
    }

    @Test
    void theTextSoFarIsTheBestOfTheBeam() {
        Function<List<Integer>, float[]> scores = _ -> new float[] {0, 0, 0, 4, 3, 0, 0, 0};
        var network = new ScriptedNetwork(VOCABULARY, scores);
        var search = new BeamSearch(
                new SearchSpace(VOCABULARY, END, List.of(), 12), 2, 1, new Ranking(OptionalDouble.empty()));

        var next = search.advance(network.first(), 0);
        assertArrayEquals(new int[] {3}, search.best().tokens());
        search.advance(network.step(next.parents(), next.tokens()), 0);

        assertArrayEquals(new int[] {3, 3}, search.best().tokens());
    }

    private static int steps(Function<List<Integer>, float[]> scores, int beam, double patience)
            throws InterruptedException {
        var network = new ScriptedNetwork(VOCABULARY, scores);
        var search = new BeamSearch(
                new SearchSpace(VOCABULARY, END, List.of(), 12), beam, patience, new Ranking(OptionalDouble.empty()));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);
        return network.rows.size();
    }

    private static BeamSearch search(
            Function<List<Integer>, float[]> scores, int beam, double patience, OptionalDouble penalty, int longest)
            throws InterruptedException {
        var network = new ScriptedNetwork(VOCABULARY, scores);
        var search = new BeamSearch(
                new SearchSpace(VOCABULARY, END, List.of(), longest), beam, patience, new Ranking(penalty));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);
        return search;
    }

    /// @param endBonus added to the score of ending
    private static Function<List<Integer>, float[]> randomScores(long seed, double endBonus) {
        Map<List<Integer>, float[]> known = new HashMap<>();
        return text -> known.computeIfAbsent(text, key -> {
                    var random = new Random(seed * 31 + key.hashCode());
                    var scores = new float[VOCABULARY];
                    for (int i = 0; i < VOCABULARY; i++) {
                        scores[i] = (float) random.nextGaussian();
                    }
                    scores[END] += (float) endBonus;
                    return scores;
                })
                .clone();
    }

    /// As many equal rows as the beam is wide, candidates in a map keyed by their sequence.
    private static final class Described {
        private final Function<List<Integer>, float[]> network;
        private final int beam;
        private final double enough;
        private final int longest;

        Described(Function<List<Integer>, float[]> network, int beam, double patience, int longest) {
            this.network = network;
            this.beam = beam;
            this.enough = Math.rint(beam * patience);
            this.longest = longest;
        }

        Hypothesis run(OptionalDouble penalty) {
            List<Map.Entry<List<Integer>, Double>> beams = new ArrayList<>();
            for (int i = 0; i < beam; i++) {
                beams.add(Map.entry(List.of(), 0.0));
            }
            SequencedMap<List<Integer>, Double> finished = new LinkedHashMap<>();
            for (int step = 0; step < longest && finished.size() < enough; step++) {
                List<Map.Entry<List<Integer>, Double>> kept = new ArrayList<>();
                List<Map.Entry<List<Integer>, Double>> ended = new ArrayList<>();
                for (var candidate : ranked(candidates(beams).entrySet())) {
                    if (kept.size() < beam) {
                        (candidate.getKey().getLast() == END ? ended : kept).add(candidate);
                    }
                }
                ended.stream()
                        .limit((long) enough - finished.size())
                        .forEach(text -> finished.put(text.getKey(), text.getValue()));
                beams = kept;
            }
            for (var text : ranked(beams)) {
                if (finished.size() < beam) {
                    var closed = new ArrayList<>(text.getKey());
                    closed.add(END);
                    finished.put(closed, text.getValue());
                }
            }
            return finished.entrySet().stream()
                    .max(Comparator.comparingDouble(
                            text -> text.getValue() / length(text.getKey().size() - 1, penalty)))
                    .map(text -> new Hypothesis(
                            text.getKey().stream()
                                    .limit(text.getKey().size() - 1)
                                    .mapToInt(token -> token)
                                    .toArray(),
                            text.getValue()))
                    .orElseThrow();
        }

        private SequencedMap<List<Integer>, Double> candidates(List<Map.Entry<List<Integer>, Double>> beams) {
            SequencedMap<List<Integer>, Double> candidates = new LinkedHashMap<>();
            for (var text : beams) {
                var scores = network.apply(text.getKey());
                double logSum = Math.log(sumOfExponentials(scores));
                tokensByScore(scores).stream().limit(beam + 1L).forEach(token -> {
                    var longer = new ArrayList<>(text.getKey());
                    longer.add(token);
                    candidates.put(longer, text.getValue() + scores[token] - logSum);
                });
            }
            return candidates;
        }

        private static double sumOfExponentials(float[] scores) {
            double sum = 0;
            for (float score : scores) {
                sum += Math.exp(score);
            }
            return sum;
        }

        private static List<Integer> tokensByScore(float[] scores) {
            var tokens = new ArrayList<Integer>();
            for (int token = 0; token < scores.length; token++) {
                tokens.add(token);
            }
            tokens.sort(Comparator.comparingDouble(token -> -scores[token]));
            return tokens;
        }

        private static List<Map.Entry<List<Integer>, Double>> ranked(
                Collection<Map.Entry<List<Integer>, Double>> texts) {
            return texts.stream()
                    .sorted(Map.Entry.<List<Integer>, Double>comparingByValue().reversed())
                    .toList();
        }

        private static double length(int tokens, OptionalDouble penalty) {
            return penalty.isPresent() ? Math.pow((5 + tokens) / 6.0, penalty.getAsDouble()) : tokens;
        }
    }
}
