package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The layers of both texts against plain arithmetic, and what a graph does when it cannot.
class GraphTest {
    private static final int WIDTH = 64; // square, so that a residual fits
    private static final int ROWS = 150;
    private static final int HEADS = 2;
    private static final int DEPTH = WIDTH / HEADS;

    private final float[] x = numbers(1, ROWS * WIDTH);
    private final float[] weight = numbers(2, WIDTH * WIDTH);
    private final float[] bias = numbers(3, WIDTH);

    private static float[] numbers(long seed, int count) {
        var random = new SplittableRandom(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() / 4;
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({
        "layers-plain, FP32, 1e-5",
        "layers-plain, BF16, 2e-2",
        "layers-x86, FP32, 1e-5",
        "layers-x86, BF16, 2e-2",
        "layers-x86, INT8, 4e-2"
    })
    void layersComputeWhatTheirNamesSay(String layers, Precision precision, double tolerance) {
        assumeRunsHere(layers, precision);
        var product = product();
        try (var graph = Graph.load(GraphTest.class, "probe", Compute.CPU, layers)) {
            assertClose(product, run(graph, "forward", precision), tolerance);
            assertClose(map(product, GraphTest::gelu), run(graph, "gelu", precision), tolerance);
            assertClose(sum(product, x), run(graph, "plus", precision), tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "layers-plain, FP32, 1e-5",
        "layers-plain, BF16, 2e-2",
        "layers-x86, FP32, 1e-5",
        "layers-x86, BF16, 2e-2"
    })
    void attentionIsTheMeanByLikeness(String layers, Precision precision, double tolerance) {
        assumeRunsHere(layers, precision);
        var queries = numbers(4, HEADS * ROWS * DEPTH);
        var keys = numbers(5, HEADS * ROWS * DEPTH);
        try (var graph = Graph.load(GraphTest.class, "probe", Compute.CPU, layers);
                var q = Value.of(queries, Compute.CPU, 1, HEADS, ROWS, DEPTH);
                var k = Value.of(keys, Compute.CPU, 1, HEADS, ROWS, DEPTH);
                var kind = Value.of(precision.kind());
                var result = graph.call("attend", q, k, kind)) {
            assertClose(attention(queries, keys), result.floats(), tolerance);
        }
    }

    /// 8-bit integers need FBGEMM, and bfloat16 in packed layers instructions for it.
    private static void assumeRunsHere(String layers, Precision precision) {
        var processor = Processor.here();
        boolean packed = layers.equals("layers-x86");
        assumeTrue(!packed || processor.packs(), "skipped: this processor has no packed layers");
        assumeTrue(
                !packed || precision != Precision.BF16 || processor.bfloat16(),
                "skipped: this processor has no bfloat16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers-plain", "layers-x86"})
    void whisperIsUnderstoodOnEveryPlatform(String layers) throws ClassNotFoundException {
        assumeRunsHere(layers, Precision.FP32);
        var home = Class.forName("dev.earshot.engine.model.whisper.WhisperFamily");
        Graph.load(home, "whisper", Compute.CPU, layers).close();
    }

    @Test
    void whatTheNetworkCannotDoIsOurFaultAndNoCrash() {
        try (var graph = Graph.load(GraphTest.class, "probe", Compute.CPU);
                var tensor = Value.of(x, Compute.CPU, ROWS, WIDTH)) {
            var failure = assertThrows(SttException.class, () -> graph.call("fail", tensor));
            assertEquals(SttError.INTERNAL, failure.error());
            assertThrows(SttException.class, () -> graph.call("no such method", tensor));
            assertThrows(SttException.class, () -> graph.call("forward", tensor));
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedByName() {
        var failure = assertThrows(SttException.class, () -> Compute.choose("cuda:77"));
        assertEquals(SttError.UNSUPPORTED, failure.error());
        assertTrue(failure.getMessage().contains("cuda:77"), failure.getMessage());
        assertEquals(Compute.CPU, Compute.choose("CPU"));
    }

    @Test
    void rowsOfATensorComeInTheOrderAsked() {
        try (var tensor = Value.of(new float[] {1, 2, 3, 4, 5, 6}, Compute.CPU, 3, 2)) {
            var into = new float[5];
            tensor.floats(into, new int[] {2, 0}, 2);
            assertEquals("[5.0, 6.0, 1.0, 2.0, 0.0]", Arrays.toString(into));
            assertEquals("[3, 2]", Arrays.toString(tensor.shape()));
        }
    }

    private float[] run(Graph graph, String method, Precision precision) {
        try (var input = Value.of(x, Compute.CPU, 1, ROWS, WIDTH);
                var w = Value.of(weight, Compute.CPU, WIDTH, WIDTH);
                var b = Value.of(bias, Compute.CPU, WIDTH);
                var kind = Value.of(precision.kind());
                var result = graph.call(method, input, w, b, kind)) {
            return result.floats();
        }
    }

    private double[] product() {
        var product = new double[ROWS * WIDTH];
        for (int row = 0; row < ROWS; row++) {
            for (int out = 0; out < WIDTH; out++) {
                double sum = bias[out];
                for (int i = 0; i < WIDTH; i++) {
                    sum += (double) x[row * WIDTH + i] * weight[out * WIDTH + i];
                }
                product[row * WIDTH + out] = sum;
            }
        }
        return product;
    }

    private static double[] attention(float[] queries, float[] keys) {
        var result = new double[queries.length];
        for (int head = 0; head < HEADS; head++) {
            for (int row = 0; row < ROWS; row++) {
                int q = (head * ROWS + row) * DEPTH;
                double total = 0;
                for (int other = 0; other < ROWS; other++) {
                    int k = (head * ROWS + other) * DEPTH;
                    double likeness = 0;
                    for (int i = 0; i < DEPTH; i++) {
                        likeness += (double) queries[q + i] * keys[k + i];
                    }
                    double share = Math.exp(likeness / Math.sqrt(DEPTH));
                    total += share;
                    for (int i = 0; i < DEPTH; i++) {
                        result[q + i] += share * keys[k + i];
                    }
                }
                for (int i = 0; i < DEPTH; i++) {
                    result[q + i] /= total;
                }
            }
        }
        return result;
    }

    /// x Φ(x), with the normal distribution's Φ by integration.
    private static double gelu(double x) {
        int steps = 2000;
        double area = 0;
        for (int i = 0; i < steps; i++) {
            double at = x * (i + 0.5) / steps;
            area += Math.exp(-at * at / 2) * x / steps;
        }
        return x * (0.5 + area / Math.sqrt(2 * Math.PI));
    }

    private static double[] map(double[] numbers, DoubleUnaryOperator function) {
        return Arrays.stream(numbers).map(function).toArray();
    }

    private static double[] sum(double[] one, float[] other) {
        var sum = new double[one.length];
        Arrays.setAll(sum, i -> one[i] + other[i]);
        return sum;
    }

    private static void assertClose(double[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, "at " + i);
        }
    }
}
