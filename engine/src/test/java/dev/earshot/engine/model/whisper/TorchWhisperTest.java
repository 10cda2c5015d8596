package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the network must do whatever its weights are; that it computes what the reference does is proved by
/// [TorchWhisperParityTest].
class TorchWhisperTest {
    private static final WhisperSize SIZE = new WhisperSize("test", 32, 2, 2, 2, 80, 3, 2000, true, List.of());
    private static final float TOLERANCE = 1e-4f;

    @TempDir
    private static Path folder;

    private static TorchWhisper network;

    @BeforeAll
    static void makeAndLoad() throws IOException {
        new RandomCheckpoint(SIZE, Weights.Type.F32, 1, 3).write(folder);
        network = load(folder, Precision.FP32);
    }

    @AfterAll
    static void free() {
        network.close();
    }

    private static TorchWhisper load(Path folder, Precision precision) {
        var config = WhisperConfig.read(folder);
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(WhisperNetwork.class, "whisper", Compute.CPU);
            return TorchWhisper.load(graph, weights, config, new Arithmetic(precision, precision));
        }
    }

    private static Mel noise(int seed) {
        var random = new SplittableRandom(seed);
        var values = new float[80 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return new Mel(values, 80, 400);
    }

    private static float[] row(float[] scores, int row) {
        return Arrays.copyOfRange(scores, row * 2000, (row + 1) * 2000);
    }

    @Test
    void writingTokenByTokenScoresAsTheWholePromptDoes() throws InterruptedException {
        int[] tokens = {5, 600, 7, 1999, 9};
        try (var heard = network.encode(List.of(noise(1)));
                var whole = heard.write(new int[] {0}, new int[][] {tokens});
                var begun = heard.write(new int[] {0}, new int[][] {{5}})) {
            assertArrayEquals(row(whole.within(0), 0), row(begun.first(), 0), TOLERANCE);
            for (int i = 1; i < tokens.length; i++) {
                var stepped = row(begun.step(new int[] {0}, new int[] {tokens[i]}), 0);
                assertArrayEquals(row(whole.within(i), 0), stepped, TOLERANCE);
            }
        }
    }

    @Test
    void windowsHeardTogetherAreScoredAsAlone() throws InterruptedException {
        try (var together = network.encode(List.of(noise(1), noise(2)));
                var alone = network.encode(List.of(noise(2)));
                var both = together.write(new int[] {0, 1}, new int[][] {{5, 6}, {7, 8}});
                var second = alone.write(new int[] {0}, new int[][] {{7, 8}})) {
            assertArrayEquals(row(second.first(), 0), row(both.first(), 1), TOLERANCE);
            var stepped = both.step(new int[] {0, 1}, new int[] {9, 10});
            assertArrayEquals(row(second.step(new int[] {0}, new int[] {10}), 0), row(stepped, 1), TOLERANCE);
            // The first window has ended: the other one goes on by itself.
            var left = row(both.step(new int[] {1}, new int[] {11}), 0);
            assertArrayEquals(row(second.step(new int[] {0}, new int[] {11}), 0), left, TOLERANCE);
        }
    }

    @Test
    void rowsGoOnFromTheRowsTheyCameFrom() throws InterruptedException {
        try (var heard = network.encode(List.of(noise(1)));
                var beam = heard.write(new int[] {0}, new int[][] {{5, 6}});
                var swapped = heard.write(new int[] {0}, new int[][] {{5, 6, 8, 10}})) {
            beam.step(new int[] {0, 0}, new int[] {7, 8});
            var crossed = beam.step(new int[] {1, 0}, new int[] {10, 11});
            assertArrayEquals(row(swapped.first(), 0), row(crossed, 0), TOLERANCE);
        }
    }

    @Test
    void anotherSoundOrAnotherTextIsScoredOtherwise() throws InterruptedException {
        try (var heard = network.encode(List.of(noise(1), noise(2)));
                var writing = heard.write(new int[] {0, 1, 0}, new int[][] {{5}, {5}, {6}})) {
            var scores = writing.first();
            assertTrue(distance(row(scores, 0), row(scores, 1)) > 100 * TOLERANCE);
            assertTrue(distance(row(scores, 0), row(scores, 2)) > 100 * TOLERANCE);
        }
    }

    private static float distance(float[] a, float[] b) {
        float distance = 0;
        for (int i = 0; i < a.length; i++) {
            distance = Math.max(distance, Math.abs(a[i] - b[i]));
        }
        return distance;
    }

    @ParameterizedTest
    @CsvSource({"F16, 1", "BF16, 3"})
    void everyFormOfACheckpointIsLoaded(Weights.Type type, int shards, @TempDir Path other) throws Exception {
        new RandomCheckpoint(SIZE, type, shards, 3).write(other);
        try (var rounded = load(other, Precision.FP32)) {
            var exact = network.encoderOutput(List.of(noise(1)));
            var close = rounded.encoderOutput(List.of(noise(1)));
            assertEquals(200 * 32, exact.length);
            assertTrue(distance(exact, close) > 0);
            assertArrayEquals(exact, close, 0.05f);
        }
    }

    @Test
    void itsPartsCanBeTimed() throws InterruptedException {
        var benchmark = new WhisperBenchmark(network, WhisperConfig.read(folder), true);
        assertTrue(benchmark.hear(Duration.ofSeconds(5)).isPositive());
        try (var heard = benchmark.heard(Duration.ofSeconds(5)).orElseThrow()) {
            assertTrue(heard.write(5, 10).isPositive());
        }
    }

    /// Each by a thread of its own; they begin at different lengths and hear different sounds with different beams.
    @Test
    void textsThatAreWrittenAtTheSameTimeGetTheScoresThatEachGetsAlone() throws Exception {
        List<Callable<List<float[]>>> texts = List.of(
                () -> scores(noise(1), new int[] {5, 600, 7}, 12, 1),
                () -> scores(noise(2), new int[] {8}, 20, 1),
                () -> scores(noise(3), new int[] {1, 2, 3, 4, 5, 6}, 16, 2),
                () -> scores(shorter(noise(4)), new int[] {9, 1999}, 15, 3));
        var alone = new ArrayList<List<float[]>>();
        for (var text : texts) {
            alone.add(text.call());
        }
        try (var threads = Executors.newFixedThreadPool(texts.size())) {
            var together = threads.invokeAll(texts);
            for (int i = 0; i < texts.size(); i++) {
                var scores = together.get(i).get();
                for (int step = 0; step < scores.size(); step++) {
                    assertArrayEquals(alone.get(i).get(step), scores.get(step), TOLERANCE);
                }
            }
        }
    }

    private static List<float[]> scores(Mel sound, int[] prompt, int steps, int beam) throws InterruptedException {
        var scores = new ArrayList<float[]>();
        try (var heard = network.encode(List.of(sound));
                var writing = heard.write(new int[] {0}, new int[][] {prompt})) {
            var parents = new int[beam];
            var tokens = new int[beam];
            for (int step = 0; step < steps; step++) {
                for (int row = 0; row < beam; row++) {
                    tokens[row] = 100 * row + step;
                }
                scores.add(Arrays.copyOf(writing.step(parents, tokens), beam * 2000));
                Arrays.setAll(parents, row -> beam - 1 - row);
            }
        }
        return scores;
    }

    private static Mel shorter(Mel mel) {
        return new Mel(Arrays.copyOf(mel.values(), 80 * 200), 80, 200);
    }
}
