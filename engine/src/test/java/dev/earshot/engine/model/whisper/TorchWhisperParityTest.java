package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.Shared;
import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the network computes, against the reference in fp32; skipped where the fixtures are absent.
class TorchWhisperParityTest {
    private static final double ENCODER_TOLERANCE = 1e-4;
    private static final double LOGIT_TOLERANCE = 1e-3;

    static final Arithmetic FP32 = new Arithmetic(Precision.FP32, Precision.FP32);

    @ParameterizedTest
    @ValueSource(strings = {"whisper-rand-multi", "whisper-rand-v3", "whisper-rand-en"})
    void encodesAsTheReferenceDoes(String checkpoint) throws Exception {
        var config = WhisperConfig.read(Shared.fixture(checkpoint));
        try (var network = load(checkpoint, FP32)) {
            var encoded = network.encoderOutput(List.of(jfk(config)));
            var expected = Shared.golden(checkpoint + "/golden.safetensors", "encoder.rows");
            var rows = new float[expected.length];
            for (int row = 0; row < expected.length / config.dModel(); row++) {
                System.arraycopy(encoded, row * 25 * config.dModel(), rows, row * config.dModel(), config.dModel());
            }
            assertClose(expected, rows, ENCODER_TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-rand-multi", "whisper-rand-v3", "whisper-rand-en"})
    void scoresTokensAsTheReferenceDoes(String checkpoint) throws Exception {
        var config = WhisperConfig.read(Shared.fixture(checkpoint));
        var golden = Shared.json(checkpoint + "/golden.json");
        int[] tokens = golden.path("tokens")
                .valueStream()
                .mapToInt(token -> token.asInt())
                .toArray();
        var first256 = Shared.golden(checkpoint + "/golden.safetensors", "logits.first256");
        var last = Shared.golden(checkpoint + "/golden.safetensors", "logits.last");
        try (var network = load(checkpoint, FP32);
                var heard = network.encode(List.of(jfk(config)));
                var whole = heard.write(new int[] {0}, new int[][] {tokens});
                var begun = heard.write(new int[] {0}, new int[][] {Arrays.copyOf(tokens, 3)})) {
            assertEquals(config.vocabulary(), whole.vocabulary());
            assertClose(last, whole.first(), LOGIT_TOLERANCE);
            for (int i = 0; i < tokens.length; i++) {
                assertClose(row(first256, i), Arrays.copyOf(whole.within(i), 256), LOGIT_TOLERANCE);
            }
            for (int i = 3; i < tokens.length; i++) {
                var scores = begun.step(new int[] {0}, new int[] {tokens[i]});
                assertClose(row(first256, i), Arrays.copyOf(scores, 256), LOGIT_TOLERANCE);
            }
        }
    }

    private static float[] row(float[] rows, int row) {
        return Arrays.copyOfRange(rows, row * 256, row * 256 + 256);
    }

    private static void assertClose(float[] expected, float[] actual, double tolerance) {
        assertArrayEquals(expected, Arrays.copyOf(actual, expected.length), (float) tolerance);
    }

    private static Mel jfk(WhisperConfig config) {
        return new LogMel(config.melBands()).ofWindow(Shared.sound("audio/jfk.wav"));
    }

    static TorchWhisper load(String checkpoint, Arithmetic arithmetic) {
        var folder = Shared.fixture(checkpoint);
        var config = WhisperConfig.read(folder);
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            var graph = Graph.load(WhisperNetwork.class, "whisper", Compute.CPU);
            return TorchWhisper.load(graph, weights, config, arithmetic);
        }
    }
}
