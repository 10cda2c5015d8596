package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianFilterTest {
    private final MedianFilter filter = new MedianFilter(7);

    private static float[] naive(float[] values, int width) {
        var medians = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            var around = new float[width];
            for (int k = 0; k < width; k++) {
                int at = Math.abs(i + k - width / 2);
                around[k] = values[at < values.length ? at : 2 * (values.length - 1) - at];
            }
            Arrays.sort(around);
            medians[i] = around[width / 2];
        }
        return medians;
    }

    @Test
    void everyValueBecomesTheMedianOfThoseAroundIt() {
        var random = new Random(2);
        for (int length = 4; length < 40; length++) {
            var values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = random.nextInt(10);
            }
            var expected = naive(values, 7);
            filter.apply(values, 0, length);
            assertArrayEquals(expected, values);
        }
    }

    @Test
    void whatLiesBesideTheCurveStays() {
        float[] values = {100, 5, 1, 4, 2, 3, 100};
        new MedianFilter(3).apply(values, 1, 5);
        assertArrayEquals(new float[] {100, 1, 4, 2, 3, 2, 100}, values);
    }

    @Test
    void aCurveTooShortToBeMirroredStaysAsItIs() {
        float[] values = {3, 1, 2};
        filter.apply(values, 0, 3);
        assertArrayEquals(new float[] {3, 1, 2}, values);
    }

    @Test
    void whatIsNoNumberCountsAsTheLargest() {
        float[] values = {1, Float.NaN, 2, Float.NaN, Float.NaN};
        new MedianFilter(3).apply(values, 0, 5);
        assertArrayEquals(new float[] {Float.NaN, 2, Float.NaN, Float.NaN, Float.NaN}, values);
    }

    @Test
    void aWidthWithoutAMiddleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MedianFilter(4));
    }
}
