package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixBeamSearchTest {
    private static final CtcBeam EVERYTHING = new CtcBeam(100_000, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final CtcVocabulary vocabulary = Letters.vocabulary("_|AB");

    @Test
    void aWideBeamGivesEveryTextTheProbabilityOfAllItsPaths() {
        var random = new Random(11);
        for (int trial = 0; trial < 40; trial++) {
            var emissions = Letters.random(random, 1 + random.nextInt(4), 4, 2);
            Map<String, Double> expected = texts(emissions);
            var found = search(EVERYTHING, CtcPrior.none(vocabulary), emissions).finish();

            assertEquals(expected.size(), found.size());
            for (var text : found) {
                assertEquals(expected.get(text(text)), text.logProbability(), 1e-4, text(text));
                assertEquals(text.logProbability(), text.score(), 1e-12);
            }
            assertEquals(best(expected), text(found.getFirst()));
            assertEquals(
                    1,
                    found.stream()
                            .mapToDouble(text -> Math.exp(text.logProbability()))
                            .sum(),
                    1e-4);
        }
    }

    @Test
    void whatIsGivenUpIsNotTheBestText() {
        var random = new Random(43);
        for (int trial = 0; trial < 40; trial++) {
            var emissions = Letters.random(random, 6 + random.nextInt(2), 4, 0.5 + random.nextInt(4));
            Map<String, Double> expected = texts(emissions);
            var found = search(EVERYTHING, CtcPrior.none(vocabulary), emissions).finish();
            assertEquals(best(expected), text(found.getFirst()));
            assertEquals(expected.get(best(expected)), found.getFirst().logProbability(), 0.01);
        }
    }

    /// All texts by all of their paths; repeated delimiters are one, those at the ends none.
    private Map<String, Double> texts(Emissions emissions) {
        Map<String, Double> texts = new HashMap<>();
        Paths.forEach(emissions, (path, logProbability) -> {
            var tokens = Paths.collapse(path, 0);
            String text = Letters.text(
                    vocabulary, tokens.stream().mapToInt(token -> token).toArray());
            texts.merge(text.strip().replaceAll(" +", " "), logProbability, CtcPrefix::logSum);
        });
        return texts;
    }

    private static String best(Map<String, Double> texts) {
        return texts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Test
    void theTextOfManyPathsWinsOverTheOneOfTheBestPath() {
        // Each frame is silence most probably (0.6), but of two frames one holds an A more probably (0.64).
        float[] scores = {(float) Math.log(0.6), (float) Math.log(0.4), (float) Math.log(0.6), (float) Math.log(0.4)};
        var small = Letters.vocabulary("_A");
        var emissions = new Emissions(scores, 2);
        var search = new PrefixBeamSearch(small, CtcBeam.COMMON, CtcPrior.none(small));
        search.accept(emissions);

        assertEquals(List.of(), GreedyCtc.decode(emissions, 0));
        assertArrayEquals(new int[] {1}, search.best().tokens());
        assertEquals(Math.log(0.64), search.finish().getFirst().logProbability(), 1e-6);
    }

    @Test
    void theResultDoesNotDependOnThePiecesThatTheFramesComeIn() {
        var random = new Random(13);
        for (int trial = 0; trial < 20; trial++) {
            var whole = Letters.random(random, 60, 4, 3);
            var beam = new CtcBeam(1 + random.nextInt(20), -6, 12);
            var expected = search(beam, hinted("AB", "BA A"), whole);
            var search = new PrefixBeamSearch(vocabulary, beam, hinted("AB", "BA A"));
            for (int from = 0; from < 60; ) {
                int to = Math.min(60, from + random.nextInt(7));
                search.accept(new Emissions(Arrays.copyOfRange(whole.logProbabilities(), from * 4, to * 4), 4));
                from = to;
            }
            assertEquals(
                    expected.finish().stream().map(this::text).toList(),
                    search.finish().stream().map(this::text).toList());
            assertEquals(expected.best().score(), search.best().score());
        }
    }

    @Test
    void whatIsCertainStaysAndGrowsAsMoreIsHeard() {
        var random = new Random(17);
        for (int trial = 0; trial < 10; trial++) {
            var search = new PrefixBeamSearch(vocabulary, new CtcBeam(8, -6, 8), CtcPrior.none(vocabulary));
            int[] certain = {};
            for (int frame = 0; frame < 300; frame++) {
                search.accept(Letters.random(random, 1, 4, 5));
                assertTrue(search.certain() >= certain.length);
                int[] now = Arrays.copyOf(search.best().tokens(), search.certain());
                assertArrayEquals(certain, Arrays.copyOf(now, certain.length));
                certain = now;
            }
            assertTrue(certain.length > 80, "only " + certain.length + " tokens are certain");
            int[] all = search.finish().getFirst().tokens();
            assertArrayEquals(
                    Arrays.copyOf(certain, Math.min(certain.length, all.length)),
                    Arrays.copyOf(all, Math.min(certain.length, all.length)));
        }
    }

    @Test
    void aNarrowBeamFindsWhatAWideOneFindsWhereTheNetworkIsSure() {
        var random = new Random(19);
        for (int trial = 0; trial < 20; trial++) {
            var emissions = Letters.random(random, 40, 4, 12);
            assertEquals(
                    text(search(new CtcBeam(1000, -30, 60), CtcPrior.none(vocabulary), emissions)
                            .finish()
                            .getFirst()),
                    text(search(new CtcBeam(20, -8, 12), CtcPrior.none(vocabulary), emissions)
                            .finish()
                            .getFirst()));
        }
    }

    @Test
    void aHintWinsOverWhatSoundsALittleMoreProbable() {
        var emissions = doubtful("A|A?|B");
        assertEquals("A AA B", heard(emissions, CtcPrior.none(vocabulary)));
        assertEquals("A AB B", heard(emissions, hinted("ab")));
        assertEquals("A AA B", heard(emissions, hinted("B A")));
    }

    /// Letters with blanks between, and an A a little more probable than a B where the question mark
    /// is.
    private Emissions doubtful(String text) {
        float[] scores = new float[text.length() * 8];
        for (int i = 0; i < text.length(); i++) {
            int letter = text.charAt(i) == '?'
                    ? 2
                    : vocabulary.number(text.substring(i, i + 1)).orElseThrow();
            scores[i * 8 + letter] = 8;
            scores[i * 8 + 3] = text.charAt(i) == '?' ? 7 : scores[i * 8 + 3];
            scores[i * 8 + 4] = 8;
        }
        return Emissions.ofScores(scores, 4);
    }

    @Test
    void aLanguageModelChoosesTheMoreProbableWord() {
        var emissions = doubtful("A|A?");
        assertEquals("A AA", heard(emissions, modelled(Map.of("A", -1.0, "AA", -1.0, "AB", -1.0))));
        assertEquals("A AB", heard(emissions, modelled(Map.of("A", -1.0, "AA", -9.0, "AB", -1.0))));
        assertEquals("A AB", heard(emissions, modelled(Map.of("A", -1.0, "AB", -1.0))));
    }

    @Test
    void whatALanguageModelWillTellApartIsNotGivenUp() {
        var model = new NgramModel();
        model.beginOrder(3);
        List.of("AABAB", "BABAB", "B").forEach(word -> model.add(List.of(word), -5, 0));
        model.beginOrder(2);
        model.add(List.of("AABAB", "B"), -20, 0);
        model.add(List.of("BABAB", "B"), -1, 0);
        var prior = new CtcPrior(
                vocabulary,
                new HotWords(vocabulary, List.of(), 0),
                Optional.of(new WeightedLanguageModel(model, 1, 0, 0)));

        assertEquals("AABAB B", heard(doubtful("?ABAB|B"), CtcPrior.none(vocabulary)));
        assertEquals("BABAB B", heard(doubtful("?ABAB|B"), prior));
    }

    @Test
    void anOldDoubtIsSettledOnceWhatFollowsIsTheSame() {
        var search = search(CtcBeam.COMMON, CtcPrior.none(vocabulary), doubtful("?B"));
        assertEquals(0, search.certain());
        search.accept(doubtful("|ABAB"));
        assertEquals(7, search.certain());
        assertEquals("AB ABAB", text(search.finish().getFirst()));
    }

    @Test
    void theScoreHoldsWhatTheModelSaysOfEveryWordAndOfTheEnd() {
        var model = modelled(Map.of("A", -1.0, "AB", -2.0));
        var search = search(CtcBeam.COMMON, model, Letters.sure(vocabulary, "A_|_AB|_|BA", 0.9999));
        var text = search.finish().getFirst();

        assertEquals("A AB BA", text(text));
        double words = -1 - 2 + (-20 - 3);
        assertEquals(0.5 * words + 3 * 1.5 + 0.5 * -0.25, text.score() - text.logProbability(), 1e-9);
    }

    @Test
    void theTextOfASearchHasTimesAndConfidences() throws InterruptedException {
        var emissions = doubtful("A|A?");
        int[] tokens = search(CtcBeam.COMMON, hinted("AB"), emissions)
                .finish()
                .getFirst()
                .tokens();
        var words = CtcText.heard(vocabulary, emissions, tokens).words();

        assertEquals(List.of("A", "AB"), words.stream().map(CtcWord::text).toList());
        assertEquals(4, words.getLast().start());
        assertEquals(7, words.getLast().end());
        assertEquals(
                new FrameConfidence(emissions).of(6),
                words.getLast().confidence().orElseThrow());
    }

    @Test
    void whereNothingIsHeardTheTextIsEmpty() {
        var search = new PrefixBeamSearch(vocabulary, CtcBeam.COMMON, hinted("A"));
        assertEquals(0, search.best().tokens().length);
        assertEquals(1, search.finish().size());
        search.accept(Letters.sure(vocabulary, "__||_|", 0.99999));
        assertEquals(0, search.finish().getFirst().tokens().length);
    }

    private String heard(Emissions emissions, CtcPrior prior) {
        return text(search(CtcBeam.COMMON, prior, emissions).finish().getFirst());
    }

    private PrefixBeamSearch search(CtcBeam beam, CtcPrior prior, Emissions emissions) {
        var search = new PrefixBeamSearch(vocabulary, beam, prior);
        search.accept(emissions);
        return search;
    }

    private String text(CtcHypothesis text) {
        return Letters.text(vocabulary, text.tokens());
    }

    private CtcPrior hinted(String... hints) {
        return new CtcPrior(vocabulary, new HotWords(vocabulary, List.of(hints), 10), Optional.empty());
    }

    private CtcPrior modelled(Map<String, Double> words) {
        return new CtcPrior(
                vocabulary,
                new HotWords(vocabulary, List.of(), 0),
                Optional.of(new WeightedLanguageModel(new FakeModel(words), 0.5, 1.5, -3)));
    }

    /// Knows some words, each as probable after any other.
    private record FakeModel(Map<String, Double> words) implements LanguageModel {
        private record Nothing() implements State {}

        @Override
        public State start() {
            return new Nothing();
        }

        @Override
        public Scored next(State before, String word) {
            return new Scored(before, words.getOrDefault(word, -20.0), words.containsKey(word));
        }

        @Override
        public double end(State before) {
            return -0.25;
        }
    }
}
