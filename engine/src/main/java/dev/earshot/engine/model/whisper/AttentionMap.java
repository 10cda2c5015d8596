package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.Dtw;
import dev.earshot.engine.decode.MedianFilter;
import dev.earshot.engine.model.whisper.WhisperNetwork.Alignment;

/// Which token attends to which moment, cleared of what all tokens attend to alike, after the reference: softmax over
/// time, each moment standardised over the tokens, a running median over time, the mean of the heads.
final class AttentionMap {
    private static final MedianFilter MEDIAN = new MedianFilter(7);

    private AttentionMap() {}

    /// When each token of the text begins.
    ///
    /// @param first where in the tokens the text begins
    /// @return encoder frames (20 ms) for each token of the text and for the end of text after it
    static int[] firstFrames(Alignment alignment, int first) {
        // The row of a token is that of the one before it: the query that predicts it.
        int rows = alignment.tokens() - first;
        int frames = alignment.frames();
        double[] cost = new double[rows * frames];
        float[] mean = mean(alignment, first - 1, rows);
        for (int i = 0; i < cost.length; i++) {
            cost[i] = -mean[i];
        }
        return Dtw.path(cost, rows, frames).firstColumns();
    }

    /// To which moment the network attended most when it chose each token of the text.
    ///
    /// @param first where in the tokens the text begins
    /// @return encoder frames (20 ms) for each token of the text
    static int[] mostAttended(Alignment alignment, int first) {
        int rows = alignment.tokens() - first - 1;
        int frames = alignment.frames();
        float[] mean = mean(alignment, first - 1, rows);
        int[] most = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int frame = 1; frame < frames; frame++) {
                if (mean[row * frames + frame] > mean[row * frames + most[row]]) {
                    most[row] = frame;
                }
            }
        }
        return most;
    }

    private static float[] mean(Alignment alignment, int from, int rows) {
        int frames = alignment.frames();
        int size = alignment.tokens() * frames;
        float[] sum = new float[rows * frames];
        float[] head = new float[size];
        for (int h = 0; h < alignment.heads(); h++) {
            System.arraycopy(alignment.scores(), h * size, head, 0, size);
            for (int token = 0; token < alignment.tokens(); token++) {
                softmax(head, token * frames, frames);
            }
            standardise(head, alignment.tokens(), frames);
            for (int row = 0; row < rows; row++) {
                int offset = (from + row) * frames;
                MEDIAN.apply(head, offset, frames);
                for (int frame = 0; frame < frames; frame++) {
                    sum[row * frames + frame] += head[offset + frame];
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= alignment.heads();
        }
        return sum;
    }

    private static void softmax(float[] values, int offset, int length) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + length; i++) {
            max = Math.max(max, values[i]);
        }
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            values[i] = (float) Math.exp(values[i] - max);
            sum += values[i];
        }
        for (int i = offset; i < offset + length; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }

    /// Each column to mean 0 and standard deviation 1. One that is the same everywhere becomes no number at all.
    private static void standardise(float[] values, int rows, int columns) {
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int at = column; at < rows * columns; at += columns) {
                sum += values[at];
            }
            double mean = sum / rows;
            double squares = 0;
            for (int at = column; at < rows * columns; at += columns) {
                squares += (values[at] - mean) * (values[at] - mean);
            }
            double deviation = Math.sqrt(squares / rows);
            for (int at = column; at < rows * columns; at += columns) {
                values[at] = (float) ((values[at] - mean) / deviation);
            }
        }
    }
}
