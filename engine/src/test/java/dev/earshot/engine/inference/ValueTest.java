package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final int NUMBERS = 300_000;

    /// Native memory is freed as soon as the collector finds that nobody in Java points to it, and is given to the next
    /// who asks.
    @Test
    void aTensorKeepsItsNumbersHoweverOftenGarbageIsCollected() {
        var numbers = new float[NUMBERS];
        Arrays.fill(numbers, 7);
        try (var value = Value.of(numbers, Compute.CPU, NUMBERS)) {
            for (int i = 0; i < 20; i++) {
                System.gc();
                var other = ByteBuffer.allocateDirect(NUMBERS * Float.BYTES);
                while (other.hasRemaining()) {
                    other.put((byte) i);
                }
                assertArrayEquals(numbers, value.floats());
            }
        }
    }
}
