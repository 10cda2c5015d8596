package dev.earshot.engine.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Against the reference's numbers; skipped where the fixtures are absent.
class MelParityTest {
    private static final String GOLDEN = "mel/golden.safetensors";

    /// Where a band is far below the loudest of its frame, the last bit of the window shows.
    private static final float TOLERANCE = 5e-6f;

    /// Between implementations that round alike.
    private static final float ROUNDING = 1.3e-7f;

    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void weighsAsTheReference(int bands) {
        var filters = new MelFilters(bands);
        var dense = new float[bands * Fourier.FREQUENCIES];
        for (int band = 0; band < bands; band++) {
            float[] weights = filters.weights(band);
            System.arraycopy(weights, 0, dense, band * Fourier.FREQUENCIES + filters.first(band), weights.length);
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
    void roundsAsTheReferenceWhenGivenItsWindow(int bands) {
        var golden = Shared.json("mel/golden.json");
        int[] columns = ints(golden.path("window_cols"));
        var logMel = new LogMel(bands, Shared.golden(GOLDEN, "hann"));
        for (var clip : golden.path("clips").properties()) {
            int samples =
                    clip.getValue().path(String.valueOf(bands)).path("samples").asInt();
            assertArrayEquals(
                    Shared.golden(GOLDEN, clip.getKey() + "." + bands + ".window.cols"),
                    columns(logMel.ofWindow(sound(clip.getKey(), samples)), columns),
                    ROUNDING,
                    clip.getKey());
        }
    }

    @Test
    void roundsTheWindowNearlyAsTheReference() {
        float[] own = LogMel.hann();
        float[] reference = Shared.golden(GOLDEN, "hann");

        assertArrayEquals(reference, own, Math.ulp(0.5f));
        assertTrue(IntStream.range(0, own.length)
                        .filter(i -> own[i] != reference[i])
                        .count()
                < 20);
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
