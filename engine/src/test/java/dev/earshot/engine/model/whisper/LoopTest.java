package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static int[] times(int count, int... phrase) {
        return IntStream.range(0, count).flatMap(_ -> Arrays.stream(phrase)).toArray();
    }

    private static int[] between(int[] before, int[] loop, int[] after) {
        return Arrays.stream(new int[][] {before, loop, after})
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    @Test
    void aPhraseFourTimesIsALoopWhereverItStands() {
        assertTrue(Loop.in(times(4, 1, 2, 3)));
        assertTrue(Loop.in(between(new int[] {7, 8}, times(4, 1, 2, 3), new int[] {9})));
        assertFalse(Loop.in(times(3, 1, 2, 3)), "three times it may be said");
        assertFalse(Loop.in(times(3, 1, 2, 3, 4, 5, 6)));
    }

    @Test
    void aShortWordMustComeOftenerThanPeopleLaugh() {
        assertFalse(Loop.in(times(11, 1)));
        assertTrue(Loop.in(times(12, 1)));
    }

    @Test
    void phrasesOfUpTo24TokensAreFound() {
        int[] phrase = IntStream.range(0, 24).toArray();
        assertTrue(Loop.in(times(4, phrase)));
        assertFalse(Loop.in(times(4, IntStream.range(0, 25).toArray())));
    }

    @Test
    void anyOtherTextIsNone() {
        assertFalse(Loop.in(new int[0]));
        assertFalse(Loop.in(IntStream.range(0, 400).toArray()));
        int[] twice = between(times(3, 1, 2, 3), new int[] {4}, times(3, 1, 2, 3));
        assertEquals(19, twice.length);
        assertFalse(Loop.in(twice));
    }
}
