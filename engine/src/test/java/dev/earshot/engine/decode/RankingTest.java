package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Hypothesis SHORT = new Hypothesis(new int[2], -2.2);
    private static final Hypothesis LONG = new Hypothesis(new int[8], -8);

    @Test
    void withoutAPenaltyTheMeanATokenCounts() {
        assertSame(LONG, new Ranking(OptionalDouble.empty()).best(List.of(SHORT, LONG)));
    }

    @Test
    void aPenaltyOfNoughtTakesTheMostProbableText() {
        assertSame(SHORT, new Ranking(OptionalDouble.of(0)).best(List.of(LONG, SHORT)));
    }

    @Test
    void aPenaltyDividesByItsPower() {
        // -2.2 / (7/6)^0.6 = -2.0057 and -4.2 / (13/6)^0.6 = -2.6411; -3 / (13/6)^0.6 = -1.8865
        var ranking = new Ranking(OptionalDouble.of(0.6));

        assertSame(SHORT, ranking.best(List.of(new Hypothesis(new int[8], -4.2), SHORT)));
        var likely = new Hypothesis(new int[8], -3);
        assertSame(likely, ranking.best(List.of(SHORT, likely)));
    }

    @Test
    void ofEqualsTheFirstIsTaken() {
        var first = new Hypothesis(new int[] {1}, -1);

        assertSame(first, new Ranking(OptionalDouble.empty()).best(List.of(first, new Hypothesis(new int[] {2}, -1))));
    }

    @Test
    void anEmptyTextIsTheWorstOfAll() {
        var empty = new Hypothesis(new int[0], -0.1);

        assertSame(LONG, new Ranking(OptionalDouble.empty()).best(List.of(empty, LONG)));
    }
}
