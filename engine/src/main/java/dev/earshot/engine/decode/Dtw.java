package dev.earshot.engine.decode;

import java.util.Arrays;

/// Dynamic time warping: the cheapest way through a matrix from its first to its last cell, a step right, down or
/// both at a time (Sakoe and Chiba, "Dynamic programming algorithm optimization for spoken word recognition", 1978).
///
/// What decides between paths of equal cost is that of openai/whisper, so that the word times come out the same: costs
/// are summed up as 32-bit floats, a step to both is taken only if it is cheaper than either, a step down only if it
/// is cheaper than the others, a step right otherwise.
public final class Dtw {
    private static final byte BOTH = 0;
    private static final byte DOWN = 1;
    private static final byte RIGHT = 2;

    private Dtw() {}

    /// The cells of a path, in order.
    ///
    /// @param rows of the cells
    /// @param columns of the cells, as many
    public record Path(int[] rows, int[] columns) {
        public int length() {
            return rows.length;
        }

        /// For each row the first column that the path has there.
        public int[] firstColumns() {
            int[] first = new int[rows.length == 0 ? 0 : rows[rows.length - 1] + 1];
            for (int i = rows.length - 1; i >= 0; i--) {
                first[rows[i]] = columns[i];
            }
            return first;
        }
    }

    /// @param cost `[rows, columns]`, row-major; where it is not a number the path goes right, and down at the border
    public static Path path(double[] cost, int rows, int columns) {
        if (cost.length != rows * columns) {
            throw new IllegalArgumentException(cost.length + " costs are not " + rows + " x " + columns);
        }
        return back(steps(cost, rows, columns), rows, columns);
    }

    /// How the cheapest path comes into each cell.
    private static byte[] steps(double[] cost, int rows, int columns) {
        byte[] steps = new byte[rows * columns];
        float[] above = new float[columns + 1];
        float[] current = new float[columns + 1];
        Arrays.fill(above, Float.POSITIVE_INFINITY);
        above[0] = 0;
        for (int row = 0; row < rows; row++) {
            current[0] = Float.POSITIVE_INFINITY;
            for (int column = 0; column < columns; column++) {
                float both = above[column];
                float down = above[column + 1];
                float right = current[column];
                float before = right;
                byte step = RIGHT;
                if (both < down && both < right) {
                    before = both;
                    step = BOTH;
                } else if (down < both && down < right) {
                    before = down;
                    step = DOWN;
                }
                int cell = row * columns + column;
                current[column + 1] = (float) (cost[cell] + before);
                steps[cell] = step;
            }
            float[] spare = above;
            above = current;
            current = spare;
        }
        return steps;
    }

    private static Path back(byte[] steps, int rows, int columns) {
        int length = 0;
        int[] pathRows = new int[rows + columns];
        int[] pathColumns = new int[rows + columns];
        int row = rows - 1;
        int column = columns - 1;
        while (row >= 0 && column >= 0) {
            length++;
            pathRows[pathRows.length - length] = row;
            pathColumns[pathColumns.length - length] = column;
            byte step = row == 0 && column == 0 ? BOTH : step(steps[row * columns + column], row, column);
            row -= step == RIGHT ? 0 : 1;
            column -= step == DOWN ? 0 : 1;
        }
        int from = pathRows.length - length;
        return new Path(
                Arrays.copyOfRange(pathRows, from, pathRows.length),
                Arrays.copyOfRange(pathColumns, from, pathColumns.length));
    }

    /// Only where costs are no numbers would a step lead out of the matrix.
    private static byte step(byte step, int row, int column) {
        if (row == 0) {
            return RIGHT;
        }
        return column == 0 ? DOWN : step;
    }
}
