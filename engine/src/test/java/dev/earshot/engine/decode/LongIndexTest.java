package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIndexTest {
    @Test
    void numbersKeysInTheirOrderAndFindsThemAgain() {
        var random = new Random(31);
        Map<Long, Integer> expected = new HashMap<>();
        var index = new LongIndex(0);
        for (int i = 0; i < 20_000; i++) {
            // Keys that lie close together and far apart, many of them twice.
            long key = LongIndex.key(random.nextInt(50), random.nextInt(i % 2 == 0 ? 100 : Integer.MAX_VALUE));
            Integer number = expected.putIfAbsent(key, expected.size());
            assertEquals(number == null ? expected.size() - 1 : number, index.add(key));
        }
        assertEquals(expected.size(), index.size());
        expected.forEach((key, number) -> assertEquals(number, index.find(key)));
        assertEquals(-1, index.find(LongIndex.key(51, 1)));
    }
}
