package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenLoopTest {
    private static final int VOCABULARY = 6;
    private static final int END = 5;
    private static final SearchSpace SPACE = new SearchSpace(VOCABULARY, END, List.of(), 9);

    @Test
    void searchesInOneBatchFindWhatTheyFindAlone() throws InterruptedException {
        List<List<Integer>> prompts = List.of(List.of(1), List.of(2), List.of(3), List.of(4), List.of(1));
        var together = searches();
        var network = new ScriptedNetwork(VOCABULARY, TokenLoopTest::scores, prompts);
        new TokenLoop(network).run(together, network.first(), TokenLoop.Progress.IGNORED);

        var alone = searches();
        for (int i = 0; i < alone.size(); i++) {
            var own = new ScriptedNetwork(VOCABULARY, TokenLoopTest::scores, List.of(prompts.get(i)));
            new TokenLoop(own).run(List.of(alone.get(i)), own.first(), TokenLoop.Progress.IGNORED);
        }

        for (int i = 0; i < alone.size(); i++) {
            assertArrayEquals(
                    alone.get(i).best().tokens(), together.get(i).best().tokens());
            assertEquals(
                    alone.get(i).best().logProbability(), together.get(i).best().logProbability());
        }
        assertTrue(network.rows.getLast() < network.rows.get(1), "rows of ended searches leave: " + network.rows);
    }

    @Test
    void tellsHowFarEachSearchIsUntilItEnds() throws InterruptedException {
        // The row of 0 ends at once, the row of 1 after two tokens.
        var network = new ScriptedNetwork(
                VOCABULARY,
                text -> text.getFirst() == 0 || text.size() == 3
                        ? new float[] {0, 0, 0, 0, 0, 1}
                        : new float[] {0, 0, 1, 0, 0, 0},
                List.of(List.of(0), List.of(1)));
        var told = new ArrayList<String>();
        new TokenLoop(network)
                .run(
                        List.of(new GreedySearch(SPACE), new GreedySearch(SPACE)),
                        network.first(),
                        (search, state) -> told.add(search + ":" + state.best().tokens().length));

        assertEquals(List.of("0:0", "1:1", "1:2", "1:2"), told);
    }

    @Test
    void anInterruptStopsItBeforeTheNextStep() {
        var network = new ScriptedNetwork(VOCABULARY, TokenLoopTest::scores, List.of(List.of(1)));
        var search = new GreedySearch(SPACE);

        assertThrows(
                InterruptedException.class,
                () -> new TokenLoop(network)
                        .run(
                                List.of(search),
                                network.first(),
                                (_, _) -> Thread.currentThread().interrupt()));

        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(1, search.best().tokens().length);
    }

    private static List<Search> searches() {
        var mean = new Ranking(OptionalDouble.empty());
        var random = new Random(5);
        return List.of(
                new GreedySearch(SPACE),
                new BeamSearch(SPACE, 3, 1, mean),
                new SamplingSearch(SPACE, 0.8, 2, mean, random::nextDouble),
                new BeamSearch(SPACE, 2, 2, mean),
                new GreedySearch(SPACE));
    }

    private static float[] scores(List<Integer> text) {
        var random = new Random(text.hashCode());
        var scores = new float[VOCABULARY];
        for (int i = 0; i < VOCABULARY; i++) {
            scores[i] = (float) random.nextGaussian();
        }
        return scores;
    }
}
