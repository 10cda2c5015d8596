package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GreedySearchTest {
    private static final int END = 3;

    @Test
    void takesTheHighestScoreUntilTheTextEnds() throws InterruptedException {
        var best = search(10, List.of(), text -> switch (text.size()) {
            case 0 -> new float[] {0, 2, 1, 0};
            case 1 -> new float[] {0, 1, 2, 0};
            default -> new float[] {0, 1, 0, 2};
        });

        assertArrayEquals(new int[] {1, 2}, best.tokens());
        assertEquals(3 * Math.log(Math.exp(2) / (Math.exp(2) + Math.E + 2)), best.logProbability(), 1e-9);
    }

    @Test
    void ofEqualScoresTheLowestTokenWins() throws InterruptedException {
        var best = search(1, List.of(), _ -> new float[] {0, 2, 2, 2});

        assertArrayEquals(new int[] {1}, best.tokens());
    }

    @Test
    void stopsAtTheLongestText() throws InterruptedException {
        var network = new ScriptedNetwork(4, _ -> new float[] {1, 0, 0, 0});
        var search = new GreedySearch(new SearchSpace(4, END, List.of(), 5));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);

        assertArrayEquals(new int[5], search.best().tokens());
        assertEquals(5, network.rows.size(), "no step whose scores nobody looks at");
    }

    @Test
    void theRulesSeeTheTextAndForbidTokens() throws InterruptedException {
        LogitRule noTwins = (logits, offset, _, tokens, length) -> {
            if (length > 0) {
                logits[offset + tokens[length - 1]] = Float.NEGATIVE_INFINITY;
            }
        };

        var best = search(4, List.of(noTwins), _ -> new float[] {2, 1, 0, 0});

        assertArrayEquals(new int[] {0, 1, 0, 1}, best.tokens());
        double first = 2 - Math.log(Math.exp(2) + Math.E + 2);
        double afterFirst = 1 - Math.log(Math.E + 2);
        double afterSecond = 2 - Math.log(Math.exp(2) + 2);
        assertEquals(first + afterFirst + afterSecond + afterFirst, best.logProbability(), 1e-9);
    }

    @Test
    void endsWhereNothingIsAllowed() throws InterruptedException {
        LogitRule nothing = (logits, offset, vocabulary, _, length) -> {
            if (length == 1) {
                Arrays.fill(logits, offset, offset + vocabulary, Float.NEGATIVE_INFINITY);
            }
        };

        var best = search(4, List.of(nothing), _ -> new float[] {0, 0, 1, 0});

        assertArrayEquals(new int[] {2}, best.tokens());
        assertEquals(1 - Math.log(Math.E + 3), best.logProbability(), 1e-9);
    }

    @Test
    void scoresThatAreNotNumbersAreAnError() {
        assertThrows(
                SttException.class,
                () -> search(4, List.of(), _ -> new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN}));
    }

    private static Hypothesis search(int longest, List<LogitRule> rules, Function<List<Integer>, float[]> scores)
            throws InterruptedException {
        var network = new ScriptedNetwork(4, scores);
        var search = new GreedySearch(new SearchSpace(4, END, rules, longest));
        new TokenLoop(network).run(List.of(search), network.first(), TokenLoop.Progress.IGNORED);
        return search.best();
    }
}
