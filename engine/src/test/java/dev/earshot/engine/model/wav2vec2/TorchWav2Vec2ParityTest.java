package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the network computes, against the reference in fp32; skipped where the fixtures are absent.
class TorchWav2Vec2ParityTest {
    private static final String GROUP = "wav2vec2-rand-group";
    private static final String LAYER = "wav2vec2-rand-layer";
    private static final float TOLERANCE = 1e-4f;

    @ParameterizedTest
    @ValueSource(strings = {GROUP, LAYER})
    void scoresWholeClipsAsTheReferenceDoes(String checkpoint) throws Exception {
        var golden = Shared.json(checkpoint + "/golden.json").path("clips");
        try (var network = load(checkpoint, Precision.FP32)) {
            for (var clip : golden.propertyNames()) {
                var sound = clip(clip);
                assertEquals(golden.path(clip).path("samples").asInt(), sound.length, clip);
                var normalized = Loudness.normalized(sound);
                assertArrayEquals(tensor(checkpoint, clip + ".input"), Arrays.copyOf(normalized, 400), 1e-4f, clip);
                var scores = network.score(List.of(normalized)).getFirst();
                assertArrayEquals(tensor(checkpoint, clip + ".logits"), scores, TOLERANCE, clip);
            }
        }
    }

    @Test
    void hidesPaddingAsTheReferenceDoes() throws Exception {
        var jfk = Shared.sound("audio/jfk.wav");
        var sounds = List.of(
                Loudness.normalized(Arrays.copyOf(jfk, 64_000)), Loudness.normalized(Arrays.copyOf(jfk, 40_000)));
        assertBatch(LAYER, sounds);
    }

    /// The reference normalises what it has padded when the network is not told of padding.
    @Test
    void hearsPaddingAsTheReferenceDoes() throws Exception {
        var jfk = Shared.sound("audio/jfk.wav");
        var padded = Arrays.copyOf(Arrays.copyOf(jfk, 40_000), 64_000);
        var sounds = List.of(Loudness.normalized(Arrays.copyOf(jfk, 64_000)), Loudness.normalized(padded));
        assertBatch(GROUP, sounds);
    }

    private static void assertBatch(String checkpoint, List<float[]> sounds) throws Exception {
        var second = tensor(checkpoint, "batch.logits1");
        try (var network = load(checkpoint, Precision.FP32)) {
            var scores = network.score(sounds);
            assertArrayEquals(tensor(checkpoint, "jfk_4s.logits"), scores.get(0), TOLERANCE);
            assertArrayEquals(second, Arrays.copyOf(scores.get(1), second.length), TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUP, LAYER})
    void makesTheKernelOfPositionsAsTheReferenceDoes(String checkpoint) {
        var expected = tensor(checkpoint, "pos_conv.weight");
        try (var network = load(checkpoint, Precision.FP32)) {
            var kernel = network.kernel();
            var every16th = new float[expected.length];
            for (int i = 0; i < every16th.length; i++) {
                every16th[i] = kernel[16 * i];
            }
            assertArrayEquals(expected, every16th, 1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUP, LAYER})
    void countsFramesAsTheReferenceDoes(String checkpoint) {
        var config = Wav2Vec2Config.read(Shared.fixture(checkpoint));
        Shared.json(checkpoint + "/golden.json")
                .path("output_length")
                .forEachEntry((samples, frames) ->
                        assertEquals(frames.asInt(), config.frames(Integer.parseInt(samples)), samples));
        assertEquals(320, config.hop());
        assertEquals(400, config.reach());
    }

    @ParameterizedTest
    @CsvSource({GROUP + ",BF16", LAYER + ",BF16", GROUP + ",INT8", LAYER + ",INT8"})
    void lowerPrecisionsComeClose(String checkpoint, Precision precision) throws Exception {
        var expected = tensor(checkpoint, "jfk.logits");
        try (var network = load(checkpoint, precision)) {
            var scores = network.score(List.of(Loudness.normalized(Shared.sound("audio/jfk.wav"))))
                    .getFirst();
            double error = 0;
            double signal = 0;
            for (int i = 0; i < scores.length; i++) {
                error += Math.pow(scores[i] - expected[i], 2);
                signal += Math.pow(expected[i], 2);
            }
            double relative = Math.sqrt(error / signal);
            assertTrue(relative > 0 && relative < 0.1, "relative error " + relative);
        }
    }

    private static float[] tensor(String checkpoint, String name) {
        return Shared.golden(checkpoint + "/golden.safetensors", name);
    }

    static float[] clip(String name) {
        return switch (name) {
            case "jfk_4s" -> Arrays.copyOf(Shared.sound("audio/jfk.wav"), 64_000);
            case "jfk" -> Shared.sound("audio/jfk.wav");
            case "silero_6s" -> Arrays.copyOfRange(Shared.sound("audio/silero_test.wav"), 160_000, 256_000);
            case "short_400" -> Arrays.copyOfRange(Shared.sound("audio/jfk.wav"), 20_000, 20_400);
            case "short_1000" -> Arrays.copyOfRange(Shared.sound("audio/jfk.wav"), 20_000, 21_000);
            case "silence_1s" -> new float[16_000];
            default -> throw new IllegalArgumentException(name);
        };
    }

    static TorchWav2Vec2 load(String checkpoint, Precision precision) {
        var folder = Shared.fixture(checkpoint);
        var config = Wav2Vec2Config.read(folder);
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(CtcNetwork.class, "wav2vec2", Compute.CPU);
            return TorchWav2Vec2.load(graph, weights, config, precision);
        }
    }
}
