package dev.earshot.bridge.wire;

import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the clients of all APIs for recordings share.
final class BatchTest {
    private static BatchBody.Form form(byte[] sound) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("model", List.of("größe"));
        fields.put("timestamp_granularities[]", List.of("word", "segment"));
        return new BatchBody.Form(fields, "file", "speech.wav", BatchBody.Raw.wav(sound));
    }

    @Test
    void aFormIsWrittenAsRfc7578HasIt() {
        var sound = new byte[] {1, 2, 3};
        var written = form(sound).written();
        var boundary = written.type().replace("multipart/form-data; boundary=", "");
        assertTrue(boundary.matches("earshot-[0-9a-f-]{36}"), written.type());
        assertEquals(3, written.pieces().size());
        assertEquals(
                """
                --B
                Content-Disposition: form-data; name="model"

                größe
                --B
                Content-Disposition: form-data; name="timestamp_granularities[]"

                word
                --B
                Content-Disposition: form-data; name="timestamp_granularities[]"

                segment
                --B
                Content-Disposition: form-data; name="file"; filename="speech.wav"
                Content-Type: audio/wav

                """.replace("\n", "\r\n").replace("--B", "--" + boundary),
                new String(written.pieces().getFirst(), StandardCharsets.UTF_8));
        assertSame(sound, written.pieces().get(1), "no copy of the sound");
        assertEquals("\r\n--" + boundary + "--\r\n", new String(written.pieces().getLast(), StandardCharsets.US_ASCII));
    }

    @Test
    void theSameFormIsWrittenAlikeAndAnotherOneIsSeparatedOtherwise() {
        assertEquals(
                form(new byte[] {1}).written().type(),
                form(new byte[] {1}).written().type());
        assertNotEquals(
                form(new byte[] {1}).written().type(),
                form(new byte[] {2}).written().type());
    }

    @Test
    void otherBodiesAreWrittenAsTheyAre() {
        var json = new BatchBody.Json("{\"a\":\"ä\"}").written();
        assertEquals("application/json", json.type());
        assertEquals("{\"a\":\"ä\"}", new String(json.pieces().getFirst(), StandardCharsets.UTF_8));
        assertEquals("audio/wav", BatchBody.Raw.wav(new byte[1]).written().type());
    }

    @Test
    void aWavFileIsOneThatCanBeRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve("tone.wav");
        Files.write(file, Wav.of(tone(0.5, 440)));
        assertEquals(
                Optional.of(Duration.ofMillis(500)),
                AudioFile.open(file).source(AudioSelection.ALL).duration());
        assertEquals(Wav.HEADER + 16_000, Files.size(file));
        assertEquals(Wav.HEADER, Wav.openHeader(SoundFormat.PLAIN).remaining());
        assertEquals(0, Wav.openHeader(SoundFormat.PLAIN).getInt(40));
        assertEquals(-1, Wav.endlessHeader(SoundFormat.PLAIN).getInt(40));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | UNSUPPORTED   | {"error":{"message":"No such voice","type":"x"}} | No such voice
            401 | ACCESS_DENIED | {"err_code":"INVALID_AUTH","err_msg":"No key"}    | No key
            413 | AUDIO_INVALID | {"error":"Too long"}                             | Too long
            429 | OVERLOADED    | {"detail":"Slowly"}                              | Slowly
            503 | OVERLOADED    | {"message":"Not now"}                            | Not now
            500 | NETWORK       | {"reason":"Oh"}                                  | Oh
            403 | ACCESS_DENIED | Not you                                          | Not you
            """)
    void aRefusalIsTypedAndInTheServicesWords(int status, SttError error, String body, String words) {
        var refusal = BatchRefusal.of("Acme", BatchAnswer.of(status, body));
        assertEquals(error, refusal.error());
        assertTrue(refusal.sentence().startsWith("Acme says “" + words + "”. "), refusal.sentence());
    }

    @Test
    void aRefusalWithoutWordsSaysItsStatus() {
        for (var body : List.of("<html>502 Bad gateway</html>", "", "{}", "{\"error\":{}}", "{\"error\":7}")) {
            assertEquals(
                    "Acme answered with status 502 and did not say what is wrong. Try again.",
                    BatchRefusal.of("Acme", BatchAnswer.of(502, body)).sentence());
        }
    }

    @Test
    void anAnswerIsReadOnlyWhenItIsGoodAndWhatTheApiSays() {
        var text = BatchAnswer.of(201, "{\"text\":\"hi\"}").read("Acme", message -> message.text("text"));
        assertEquals(Optional.of("hi"), text);
        assertEquals(SttError.ACCESS_DENIED, refusal(403, "{\"text\":\"hi\"}").error());
        var unreadable = refusal(200, "{\"text\":7}");
        assertEquals(SttError.NETWORK, unreadable.error());
        assertEquals(
                "Acme answered what its API does not allow. “text” must be a text. Try again.", unreadable.sentence());
        assertFalse(refusal(200, "<html>").sentence().isBlank());
    }

    private static SttException refusal(int status, String body) {
        var answer = BatchAnswer.of(status, body);
        return assertThrows(SttException.class, () -> answer.read("Acme", message -> message.text("text")));
    }

    @Test
    void aServiceMaySayHowLongItWantsToBeLeftAlone() {
        assertEquals(Optional.of(Duration.ofSeconds(7)), after("retry-after", " 7"));
        assertEquals(Optional.empty(), after("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"));
        assertEquals(Optional.empty(), after("Retry", "7"));
        assertEquals(Optional.empty(), BatchAnswer.of(429, "").retryAfter());
    }

    private static Optional<Duration> after(String name, String value) {
        return new BatchAnswer(429, Map.of(name, List.of(value)), "").retryAfter();
    }
}
