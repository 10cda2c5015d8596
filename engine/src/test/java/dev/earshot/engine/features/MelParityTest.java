package dev.earshot.engine.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Against the reference's numbers; skipped where the fixtures are absent.
class MelParityTest {
    private static final String GOLDEN = "mel/golden.safetensors";

    /// The reference's transform is in floats, whose rounding shows where a band is far below the loudest of its frame.
    private static final float TOLERANCE = 1e-5f;

    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void weighsAsTheReference(int bands) {
        var filters = new MelFilters(bands);
        var dense = new float[bands * MelFilters.FREQUENCIES];
        for (int band = 0; band < bands; band++) {
            float[] weights = filters.weights(band);
            System.arraycopy(weights, 0, dense, band * MelFilters.FREQUENCIES + filters.first(band), weights.length);
        }

        assertArrayEquals(Shared.golden(GOLDEN, "filters." + bands), dense, 1e-8f);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void hearsOneWindowAsTheReference(int bands) {
        var golden = Shared.json("mel/golden.json");
        int[] columns = ints(golden.path("window_cols"));
        var logMel = new LogMel(bands);
        int clips = 0;
        for (var clip : golden.path("clips").properties()) {
            var expected = clip.getValue().path(String.valueOf(bands));
            var mel = logMel.ofWindow(
                    sound(clip.getKey(), expected.path("samples").asInt()));

            assertArrayEquals(
                    Shared.golden(GOLDEN, clip.getKey() + "." + bands + ".window.cols"),
                    columns(mel, columns),
                    TOLERANCE,
                    clip.getKey());
            assertSummary(expected, "window", mel, clip.getKey());
            clips++;
        }
        assertTrue(clips > 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void hearsAWholeRecordingAsTheReference(int bands) {
        var logMel = new LogMel(bands);
        for (var clip : Shared.json("mel/golden.json").path("clips").properties()) {
            var expected = clip.getValue().path(String.valueOf(bands));
            var stream = logMel.open();
            stream.accept(sound(clip.getKey(), expected.path("samples").asInt()));
            stream.finish();
            int frames = expected.path("frames_transcribe").asInt();
            assertEquals(frames - LogMel.WINDOW_FRAMES, stream.frames());

            var mel = stream.window(0, frames, frames);
            assertSummary(expected, "transcribe", mel, clip.getKey());
            if (expected.has("transcribe_cols")) {
                assertArrayEquals(
                        Shared.golden(GOLDEN, clip.getKey() + "." + bands + ".transcribe.cols"),
                        columns(mel, ints(expected.path("transcribe_cols"))),
                        TOLERANCE,
                        clip.getKey());
            }
        }
    }

    private static void assertSummary(JsonNode expected, String kind, Mel mel, String clip) {
        var values = IntStream.range(0, mel.values().length).mapToDouble(i -> mel.values()[i]);
        var summary = values.summaryStatistics();
        assertEquals(expected.path(kind + "_max").asDouble(), summary.getMax(), TOLERANCE, clip);
        assertEquals(expected.path(kind + "_min").asDouble(), summary.getMin(), TOLERANCE, clip);
        assertEquals(expected.path(kind + "_mean").asDouble(), summary.getAverage(), TOLERANCE, clip);
    }

    private static float[] sound(String clip, int samples) {
        if (!clip.startsWith("len_")) {
            return Arrays.copyOf(Shared.sound("audio/" + clip + ".wav"), samples);
        }
        float[] jfk = Shared.sound("audio/jfk.wav");
        float[] test = Shared.sound("audio/silero_test.wav");
        float[] joined = Arrays.copyOf(jfk, jfk.length + test.length + 30_000);
        System.arraycopy(test, 0, joined, jfk.length, test.length);
        System.arraycopy(jfk, 0, joined, jfk.length + test.length, 30_000);
        return Arrays.copyOf(joined, samples);
    }

    private static float[] columns(Mel mel, int[] columns) {
        float[] values = new float[mel.bands() * columns.length];
        for (int band = 0; band < mel.bands(); band++) {
            for (int i = 0; i < columns.length; i++) {
                values[band * columns.length + i] = mel.values()[band * mel.frames() + columns[i]];
            }
        }
        return values;
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
