package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.Compute;
import dev.earshot.engine.inference.Graph;
import dev.earshot.engine.inference.Precision;
import dev.earshot.engine.inference.Weights;
import dev.earshot.engine.recognition.LoadOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any weights.
class TorchWav2Vec2Test {
    @TempDir
    private Path folder;

    private TorchWav2Vec2 load(RandomCheckpoint checkpoint, Precision precision) throws IOException {
        checkpoint.write(folder);
        var config = Wav2Vec2Config.read(folder);
        try (var weights = Weights.open(folder)) {
            config.check(weights);
            return TorchWav2Vec2.load(
                    Graph.load(CtcNetwork.class, "wav2vec2", Compute.CPU), weights, config, precision);
        }
    }

    private static float[] noise(int samples) {
        var random = new Random(samples);
        var noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    @ParameterizedTest
    @EnumSource
    void paddingThatIsHiddenChangesNothing(Kin kin) throws Exception {
        try (var network = load(new RandomCheckpoint("small", kin, 48, 2, 4, 32, true), Precision.FP32)) {
            var sound = noise(16_000);
            var alone = network.score(List.of(sound)).getFirst();
            var padded = network.score(List.of(noise(40_000), sound)).get(1);
            assertArrayEquals(alone, padded, 1e-4f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKinComesCloseInLowerPrecision(Kin kin) throws Exception {
        var checkpoint = new RandomCheckpoint("small", kin, 48, 2, 4, 32, true);
        var sound = List.of(noise(32_000));
        float[] exact;
        try (var network = load(checkpoint, Precision.FP32)) {
            exact = network.score(sound).getFirst();
        }
        for (var precision : new Precision[] {Precision.BF16, Precision.INT8}) {
            try (var network = load(checkpoint, precision)) {
                var scores = network.score(sound).getFirst();
                double error = 0;
                double signal = 0;
                for (int i = 0; i < scores.length; i++) {
                    error += Math.pow(scores[i] - exact[i], 2);
                    signal += Math.pow(exact[i], 2);
                }
                double relative = Math.sqrt(error / signal);
                assertTrue(relative > 0 && relative < 0.1, kin + " " + precision + ": " + relative);
            }
        }
    }

    /// Infinity, and no number.
    @ParameterizedTest
    @ValueSource(ints = {0x7f80_0000, 0x7fc0_0000})
    void oneWeightThatIsNoNumberIsFoundWhereItIs(int bits) throws IOException {
        load(Small.GROUP, Precision.FP32).close();
        var file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - Float.BYTES, bits);
        Files.write(file, bytes);

        var family = new Wav2Vec2Family();
        var failure = assertThrows(
                SttException.class,
                () -> family.load(family.at(folder).orElseThrow(), LoadOptions.AUTO)
                        .close());
        assertEquals(SttError.MODEL_CORRUPT, failure.error());
        assertTrue(failure.sentence().contains("'lm_head.bias'"), failure.sentence());
    }

    /// A norm over all of the time makes every sound equally loud, each of a batch by itself.
    @Test
    void loudnessIsNothingToTheOlderBuild() throws Exception {
        var sound = noise(40_000);
        var louder = sound.clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] = 8 * sound[i] + 0.5f;
        }
        try (var network = load(Small.GROUP, Precision.FP32)) {
            var scores = network.score(List.of(sound, louder));
            assertArrayEquals(scores.get(0), scores.get(1), 1e-3f);
        }
    }

    /// Frames are computed in pieces of 100; without a norm over time each depends on its own samples only.
    @Test
    void nothingChangesWherePiecesMeet() throws Exception {
        int frames = 250;
        int channels = 32;
        var sound = noise(frames * 320 + 80);
        try (var network = load(Small.LAYER, Precision.FP32)) {
            var whole = network.features(sound);
            assertEquals(frames * channels, whole.length);
            for (int frame : new int[] {0, 98, 99, 100, 101, 199, 200, 249}) {
                var alone = network.features(Arrays.copyOfRange(sound, frame * 320, frame * 320 + 400));
                assertArrayEquals(
                        alone, Arrays.copyOfRange(whole, frame * channels, (frame + 1) * channels), 1e-5f, "" + frame);
            }
        }
    }

    /// The weights are shared, all else is each call's own.
    @Test
    void fourAtOnceHearWhatEachHearsAlone() throws Exception {
        try (var network = load(Small.GROUP, Precision.FP32);
                var pool = Executors.newFixedThreadPool(4)) {
            var sounds = IntStream.range(0, 8)
                    .mapToObj(i -> noise(30_000 + 5_000 * i))
                    .toList();
            var alone = new ArrayList<float[]>();
            for (var sound : sounds) {
                alone.add(network.score(List.of(sound)).getFirst());
            }
            var calls = sounds.stream()
                    .map(sound -> (Callable<float[]>)
                            () -> network.score(List.of(sound)).getFirst())
                    .toList();
            int at = 0;
            for (var heard : pool.invokeAll(calls)) {
                assertArrayEquals(alone.get(at++), heard.get(), 1e-6f);
            }
        }
    }

    /// WavLM tells distances apart: one by one when they are short, in ever larger classes when they are long.
    @Test
    void distancesAreClassedAsInThePaper() {
        assertEquals(0, bucket(0));
        assertEquals(79, bucket(-79));
        assertEquals(160 + 79, bucket(79));
        assertEquals(159, bucket(-800));
        assertEquals(319, bucket(5000));
        assertTrue(bucket(-200) > bucket(-100) && bucket(-100) >= 80);
    }

    private static int bucket(int ahead) {
        int far = Math.abs(ahead);
        int later = ahead > 0 ? 160 : 0;
        if (far < 80) {
            return later + far;
        }
        return later + Math.min(159, 80 + (int) (Math.log(far / 80.0) / Math.log(800 / 80.0) * 80));
    }

    @Test
    void wavLmKnowsDistancesAsInThePaper() throws Exception {
        try (var network = load(new RandomCheckpoint("small", Kin.WAVLM, 48, 2, 4, 32, true), Precision.FP32);
                var weights = Weights.open(folder)) {
            int frames = 900;
            var table = weights.float32("wavlm.encoder.layers.0.attention.rel_attn_embed.weight")
                    .asFloatBuffer();
            var spread = network.distances(frames);
            for (int head = 0; head < 4; head++) {
                for (int from : new int[] {0, 1, 400, 899}) {
                    var row = Arrays.copyOfRange(
                            spread, (head * frames + from) * frames, (head * frames + from + 1) * frames);
                    for (int to = 0; to < frames; to++) {
                        assertEquals(table.get(bucket(to - from) * 4 + head), row[to], from + " to " + to);
                    }
                }
            }
        }
    }
}
