package dev.earshot.bridge.dialect.gladia;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveSessionTest {
    private static final String CREATED =
            "{\"id\":\"45463597\",\"created_at\":\"2025-09-19T12:00:00Z\",\"url\":\"wss://api.gladia.io/v2/live?token=secret-token\"}";

    @Test
    void aSessionIsAskedFor() {
        var request = TERMS.defaults()
                .withLanguage(Optional.of("en-US"))
                .withModel(Optional.of("solaria-1"))
                .withHotwords(List.of("Gladia"))
                .withSilence(Duration.ofMillis(50), Duration.ZERO);
        var asking = LiveSession.question(
                LiveSession.wanted(request, SoundFormat.PLAIN).with("region", "eu-west"));
        assertEquals("/v2/live?region=eu-west", asking.opening().target());
        assertEquals(
                "{\"encoding\":\"wav/pcm\",\"bit_depth\":16,\"sample_rate\":16000,\"channels\":1,\"model\":\"solaria-1\","
                        + "\"endpointing\":0.05,\"language_config\":{\"languages\":[\"en\"],\"code_switching\":false},"
                        + "\"realtime_processing\":{\"custom_vocabulary\":true,\"custom_vocabulary_config\":{\"vocabulary\":[\"Gladia\"]}},"
                        + "\"messages_config\":{\"receive_partial_transcripts\":true,\"receive_final_transcripts\":true,"
                        + "\"receive_speech_events\":true,\"receive_acknowledgments\":true,\"receive_errors\":true,"
                        + "\"receive_lifecycle_events\":true}}",
                ((BatchBody.Json) asking.body()).text());
    }

    @Test
    void telephoneSoundIsAskedForByItsName() {
        var asking =
                LiveSession.question(LiveSession.wanted(TERMS.defaults(), new SoundFormat(Encoding.MULAW, 8000, 2)));
        var body = ((BatchBody.Json) asking.body()).text();
        assertTrue(
                body.startsWith("{\"encoding\":\"wav/ulaw\",\"bit_depth\":8,\"sample_rate\":8000,\"channels\":2,"),
                body);
    }

    @Test
    void soundThatTheServiceDoesNotTakeIsRefusedBefore() {
        for (var format :
                List.of(new SoundFormat(Encoding.LINEAR32, 16_000, 1), new SoundFormat(Encoding.LINEAR16, 24_000, 1))) {
            var refused = assertThrows(SttException.class, () -> LiveSession.wanted(TERMS.defaults(), format));
            assertEquals(SttError.UNSUPPORTED, refused.error());
        }
    }

    private static LiveSession answered(int status, String body) {
        return LiveSession.answered(BatchAnswer.of(status, body));
    }

    @Test
    void theAnswerSaysWhereTheSocketIsAndIsNotShown() {
        var session = answered(201, CREATED);
        assertEquals(
                "wss://api.gladia.io/v2/live?token=secret-token",
                session.socket().toString());
        assertFalse(session.toString().contains("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, ACCESS_DENIED",
        "402, ACCESS_DENIED",
        "403, ACCESS_DENIED",
        "422, UNSUPPORTED",
        "429, OVERLOADED",
        "503, OVERLOADED",
        "500, NETWORK"
    })
    void aRefusalIsTypedAndInItsOwnWords(int status, SttError error) {
        var body = "{\"statusCode\":" + status
                + ",\"message\":\"Not so\",\"validation_errors\":[\"sample_rate is wrong\",\"model is wrong\"]}";
        var refused = assertThrows(SttException.class, () -> answered(status, body));
        assertEquals(error, refused.error());
        assertTrue(
                refused.sentence().startsWith("Gladia says “Not so: sample_rate is wrong; model is wrong”. "),
                refused.sentence());
        var mute = assertThrows(SttException.class, () -> answered(status, "<html>"));
        assertEquals(error, mute.error());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"url\":1}",
                "{\"url\":\"https://example.org/x\"}",
                "{\"url\":\"wss:///x\"}",
                "{\"url\":\"wss://a b/x\"}",
                "{\"url\":\"wss://host/%zz\"}"
            })
    void anAnswerWithoutASocketIsNoSession(String body) {
        var broken = assertThrows(SttException.class, () -> answered(200, body));
        assertEquals(SttError.NETWORK, broken.error());
    }

    @Test
    void tenThousandBadAnswersAreASessionOrARefusal() {
        var garbage = new Garbage(14, List.of(CREATED, "{\"message\":\"x\",\"validation_errors\":[\"y\"]}"));
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            if (garbage.next() instanceof Frame.Text(var text)) {
                try {
                    answered(i % 2 == 0 ? 201 : 400, text);
                } catch (SttException e) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 2_000, refused + " refused");
    }
}
