package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.decode.Tokenizer;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against the reference's ids; skipped where the fixtures are absent.
class WhisperTokensParityTest {
    @ParameterizedTest
    @CsvSource({
        "whisper-rand-multi, true, multilingual_99",
        "whisper-rand-v3, true, multilingual_100",
        "whisper-rand-en, false, english"
    })
    void findsWhatTheReferenceFinds(String checkpoint, boolean multilingual, String kind) {
        var tokens = WhisperTokens.of(Tokenizer.read(Shared.fixture(checkpoint)), multilingual);
        var expected =
                json(Shared.fixture("text/tokenizer.json")).path("specials").path(kind);

        assertEquals(expected.path("eot").asInt(), tokens.endOfText());
        assertEquals(expected.path("sot").asInt(), tokens.startOfTranscript());
        assertEquals(expected.path("translate").asInt(), tokens.translate());
        assertEquals(expected.path("transcribe").asInt(), tokens.transcribe());
        assertEquals(expected.path("sot_lm").asInt(), tokens.startOfLm());
        assertEquals(expected.path("sot_prev").asInt(), tokens.startOfPrevious());
        assertEquals(expected.path("no_speech").asInt(), tokens.noSpeech());
        assertEquals(expected.path("no_timestamps").asInt(), tokens.noTimestamps());
        assertEquals(expected.path("timestamp_begin").asInt(), tokens.timestampBegin());
        assertArrayEquals(ints(expected.path("sot_sequence")), tokens.start("en", Task.TRANSCRIBE));
        assertArrayEquals(ints(expected.path("non_speech_tokens")), tokens.nonSpeech());
        assertEquals(
                expected.path("languages").valueStream().map(JsonNode::asString).toList(),
                List.copyOf(tokens.languages().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper-rand-multi", "whisper-rand-v3", "whisper-rand-en", "whisper-demo"})
    void agreesWithTheCheckpointsOwnGoldens(String checkpoint) {
        Path folder = Shared.fixture(checkpoint);
        var generation = json(folder.resolve("generation_config.json"));
        var golden = json(folder.resolve("golden.json"));
        var tokens = WhisperTokens.of(
                Tokenizer.read(folder), generation.path("is_multilingual").asBoolean());

        assertEquals(generation.path("no_timestamps_token_id").asInt(), tokens.noTimestamps());
        assertEquals(generation.path("eos_token_id").asInt(), tokens.endOfText());
        generation
                .path("lang_to_id")
                .properties()
                .forEach(entry -> assertEquals(
                        entry.getValue().asInt(),
                        tokens.languages()
                                .get(entry.getKey().substring(2, entry.getKey().length() - 2))));
        golden.path("special").properties().stream()
                .filter(entry -> !entry.getKey().contains("."))
                .filter(entry -> !List.of("<|nospeech|>", "<|nocaptions|>").contains(entry.getKey()))
                .forEach(entry -> assertEquals(
                        entry.getValue().asInt(), tokens.tokenizer().requireId(entry.getKey())));
        int[] suppressed = ints(generation.path("suppress_tokens"));
        for (int token : tokens.nonSpeech()) {
            assertTrue(Arrays.stream(suppressed).anyMatch(each -> each == token), "token " + token);
        }
    }

    private static JsonNode json(Path file) {
        return new JsonMapper().readTree(file.toFile());
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
