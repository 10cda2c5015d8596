package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergesTest {
    @Test
    void mergesTheLowestRankFirstAndTheLeftmostOnTies() {
        var merges = new Merges(3);
        merges.add(1, 2, 10);
        merges.add(0, 1, 11);
        merges.add(1, 1, 12);

        assertArrayEquals(new int[] {0, 10}, merges.apply(new int[] {0, 1, 2}));
        assertArrayEquals(new int[] {11, 1}, merges.apply(new int[] {0, 1, 1}));
        assertArrayEquals(new int[] {12, 1}, merges.apply(new int[] {1, 1, 1}));
    }

    @Test
    void doesWhatLookingForTheBestPairAgainAndAgainDoes() {
        var random = new Random(3);
        for (int run = 0; run < 2_000; run++) {
            var rules = rules(random);
            var merges = new Merges(rules.size());
            rules.forEach(rule -> merges.add(rule[0], rule[1], rule[2]));
            int[] tokens = random.ints(random.nextInt(30), 0, 4).toArray();
            assertArrayEquals(slowly(rules, tokens), merges.apply(tokens.clone()));
        }
    }

    @Test
    void doesNotTakeForeverOnAPieceThatNeverEnds() {
        var merges = new Merges(20);
        for (int level = 0; level < 20; level++) {
            merges.add(level, level, level + 1);
        }

        assertArrayEquals(new int[] {20}, merges.apply(new int[1 << 20]));
    }

    private static List<int[]> rules(Random random) {
        var rules = new ArrayList<int[]>();
        for (int result = 4; result < 20; result++) {
            int left = random.nextInt(result);
            int right = random.nextInt(result);
            if (rules.stream().noneMatch(rule -> rule[0] == left && rule[1] == right)) {
                rules.add(new int[] {left, right, result});
            }
        }
        return rules;
    }

    private static int[] slowly(List<int[]> rules, int[] tokens) {
        var left = new ArrayList<Integer>();
        for (int token : tokens) {
            left.add(token);
        }
        while (mergeOne(rules, left)) {}
        return left.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean mergeOne(List<int[]> rules, List<Integer> tokens) {
        for (var rule : rules) {
            for (int i = 1; i < tokens.size(); i++) {
                if (tokens.get(i - 1) == rule[0] && tokens.get(i) == rule[1]) {
                    tokens.set(i - 1, rule[2]);
                    tokens.remove(i);
                    return true;
                }
            }
        }
        return false;
    }
}
