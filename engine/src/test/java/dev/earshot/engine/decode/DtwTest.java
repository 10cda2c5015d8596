package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DtwTest {
    @Test
    void aBrightDiagonalIsFollowed() {
        var path = Dtw.path(new double[] {0, 9, 9, 9, 9, 0, 0, 9, 9, 9, 9, 0}, 3, 4);
        assertArrayEquals(new int[] {0, 1, 1, 2}, path.rows());
        assertArrayEquals(new int[] {0, 1, 2, 3}, path.columns());
        assertArrayEquals(new int[] {0, 1, 3}, path.firstColumns());
    }

    @Test
    void whereTwoWaysCostTheSameThePathComesFromTheLeft() {
        double[] cost = {0, 0, 0, 0};
        assertArrayEquals(new int[] {0, 1, 1}, Dtw.path(cost, 2, 2).rows());
        assertArrayEquals(new int[] {0, 0, 1}, Dtw.path(cost, 2, 2).columns());
    }

    @Test
    void costsAddUpAsFloats() {
        // The way straight to the last cell is cheaper by what a float cannot hold beside 1: a tie.
        double[] cost = {1, 1e-9, 1e-9, 0};
        assertArrayEquals(new int[] {0, 1, 1}, Dtw.path(cost, 2, 2).rows());
        assertArrayEquals(
                new int[] {0, 1},
                Dtw.path(new double[] {1, 1e-3, 1e-3, 0}, 2, 2).rows());
    }

    @Test
    void theCostOfThePathIsThatOfTheCheapestOfAll() {
        var random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(6);
            double[] cost = random.doubles(rows * columns, -2, 2).toArray();
            var path = Dtw.path(cost, rows, columns);
            double sum = 0;
            for (int i = 0; i < path.length(); i++) {
                sum += cost[path.rows()[i] * columns + path.columns()[i]];
            }
            assertEquals(cheapest(cost, columns, rows - 1, columns - 1), sum, 1e-5);
            assertIsPath(path, rows, columns);
        }
    }

    /// Tries every path.
    private static double cheapest(double[] cost, int columns, int row, int column) {
        double here = cost[row * columns + column];
        if (row == 0 && column == 0) {
            return here;
        }
        double best = Double.POSITIVE_INFINITY;
        if (row > 0) {
            best = Math.min(best, cheapest(cost, columns, row - 1, column));
        }
        if (column > 0) {
            best = Math.min(best, cheapest(cost, columns, row, column - 1));
        }
        if (row > 0 && column > 0) {
            best = Math.min(best, cheapest(cost, columns, row - 1, column - 1));
        }
        return here + best;
    }

    private static void assertIsPath(Dtw.Path path, int rows, int columns) {
        assertEquals(0, path.rows()[0]);
        assertEquals(0, path.columns()[0]);
        assertEquals(rows - 1, path.rows()[path.length() - 1]);
        assertEquals(columns - 1, path.columns()[path.length() - 1]);
        for (int i = 1; i < path.length(); i++) {
            int down = path.rows()[i] - path.rows()[i - 1];
            int right = path.columns()[i] - path.columns()[i - 1];
            assertTrue(down >= 0 && down <= 1 && right >= 0 && right <= 1 && down + right > 0, "a jump at " + i);
        }
    }

    @Test
    void costsThatAreNoNumbersStillGiveAPath() {
        double[] cost = new double[12];
        Arrays.fill(cost, Double.NaN);
        assertIsPath(Dtw.path(cost, 3, 4), 3, 4);
    }
}
