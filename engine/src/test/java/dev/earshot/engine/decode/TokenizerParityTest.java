package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against the reference's ids; skipped where the fixtures are absent.
class TokenizerParityTest {
    @ParameterizedTest
    @CsvSource({"whisper-rand-multi, multilingual", "whisper-rand-v3, multilingual", "whisper-rand-en, gpt2"})
    void encodesAndDecodesAsTheReference(String checkpoint, String vocabulary) {
        var tokenizer = Tokenizer.read(Shared.fixture(checkpoint));
        var cases = new JsonMapper()
                .readTree(Shared.fixture("text/tokenizer.json").toFile())
                .path(vocabulary);

        assertTrue(cases.size() > 40);
        for (var text : cases) {
            int[] ids = ints(text.path("ids"));
            assertArrayEquals(ids, tokenizer.encode(text.path("text").asString()), text.path("text")::toString);
            assertEquals(text.path("decoded").asString(), tokenizer.decode(ids));
        }
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
