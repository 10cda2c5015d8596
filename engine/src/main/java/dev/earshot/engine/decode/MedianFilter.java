package dev.earshot.engine.decode;

/// A running median, which takes single spikes out of a curve and keeps its steps.
///
/// Beyond the ends the curve is mirrored about its first and last value. A value that is not a number counts as
/// larger than all others. A curve too short to be mirrored (half a width or less) is left as it is.
///
/// @param width an odd number of values
public record MedianFilter(int width) {
    public MedianFilter {
        if (width < 1 || width % 2 == 0) {
            throw new IllegalArgumentException("the width of a median filter is odd, not " + width);
        }
    }

    /// Replaces one curve within `values` by its running median.
    ///
    /// @param offset where the curve begins
    /// @param length of the curve
    public void apply(float[] values, int offset, int length) {
        int half = width / 2;
        if (length <= half) {
            return;
        }
        float[] mirrored = new float[length + 2 * half];
        System.arraycopy(values, offset, mirrored, half, length);
        for (int i = 1; i <= half; i++) {
            mirrored[half - i] = values[offset + i];
            mirrored[half + length - 1 + i] = values[offset + length - 1 - i];
        }
        float[] sorted = new float[width];
        for (int i = 0; i < length; i++) {
            values[offset + i] = median(mirrored, i, sorted);
        }
    }

    /// By insertion: for a handful of values nothing is faster.
    private float median(float[] values, int from, float[] sorted) {
        for (int i = 0; i < width; i++) {
            float value = values[from + i];
            int at = i;
            while (at > 0 && Float.compare(sorted[at - 1], value) > 0) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
        }
        return sorted[width / 2];
    }
}
