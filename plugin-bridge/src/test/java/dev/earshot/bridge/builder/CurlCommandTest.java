package dev.earshot.bridge.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttException;
import dev.earshot.engine.store.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CurlCommandTest {
    @Test
    void aFormWithAKeyIsTakenApart() {
        var asked = CurlCommand.read("""
                curl https://api.openai.com/v1/audio/transcriptions \\
                  -H "Authorization: Bearer sk-abcdefghijklmnop" \\
                  -H "Content-Type: multipart/form-data" \\
                  -F file="@/path/to/file/audio.mp3" \\
                  -F model="whisper-1" -F language=de -F 'response_format=json'
                """);
        assertEquals("https://api.openai.com", asked.address());
        assertEquals("/v1/audio/transcriptions", asked.path());
        assertEquals(
                Optional.of(
                        new KeyPlace("Authorization", true, "Bearer ", Optional.of(new Secret("sk-abcdefghijklmnop")))),
                asked.key());
        assertEquals(Map.of(), asked.headers());
        assertEquals(
                new Sending.InForm(
                        "file", Map.of("model", "{model}", "language", "{language}", "response_format", "json")),
                asked.sending());
        assertEquals(Optional.of("whisper-1"), asked.model());
        assertEquals(Optional.of("de"), asked.language());
    }

    @Test
    void aBodyAndParametersAreTakenApart() {
        var asked = CurlCommand.read(
                "curl -X POST --data-binary @youraudio.wav -H 'Authorization: Token $KEY' -H 'X-Region: eu'"
                        + " 'https://api.example.org:8443/v1/listen?smart_format=true&model=nova-3&api_key=abc'");
        assertEquals("https://api.example.org:8443", asked.address());
        assertEquals(Map.of("smart_format", "true", "model", "{model}"), asked.query());
        assertEquals(Map.of("X-Region", "eu"), asked.headers());
        assertInstanceOf(Sending.Binary.class, asked.sending());
        assertEquals(
                Optional.of(new KeyPlace("api_key", false, "", Optional.of(new Secret("abc")))),
                asked.key(),
                "the last one counts");
    }

    @Test
    void whatStandsForAKeyInAnExampleIsNone() {
        for (var example : new String[] {"$OPENAI_API_KEY", "<token>", "YOUR_API_KEY", "xxxxxxxx", "{{key}}"}) {
            var asked = CurlCommand.read("curl -H 'X-API-Key: " + example + "' https://api.example.org");
            assertEquals(Optional.of(new KeyPlace("X-API-Key", true, "", Optional.empty())), asked.key(), example);
            assertEquals("/", asked.path());
        }
    }

    @Test
    void soundInJsonIsFoundAndLeftOut() {
        var asked = CurlCommand.read("curl https://speech.example.org/recognize --json '{\"config\": {\"language\":"
                + " \"de\"}, \"audio\": {\"content\": \"" + "UklGRg".repeat(20) + "\"}}'");
        var json = assertInstanceOf(Sending.InJson.class, asked.sending());
        assertEquals("/audio/content", json.at());
        assertEquals(
                "{\"config\":{\"language\":\"de\"},\"audio\":{\"content\":\"\"}}",
                json.message().toString());
    }

    @Test
    void whatIsNoCommandOfCurlIsSaid() {
        var why = assertThrows(SttException.class, () -> CurlCommand.read("wget https://api.example.org"));
        assertTrue(why.sentence().contains("curl"), why.sentence());
        assertThrows(SttException.class, () -> CurlCommand.read("curl -H 'A: b'"));
        assertThrows(SttException.class, () -> CurlCommand.read(""));
    }
}
