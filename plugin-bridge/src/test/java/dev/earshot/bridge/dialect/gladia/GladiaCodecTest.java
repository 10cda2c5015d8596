package dev.earshot.bridge.dialect.gladia;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames as Gladia's SDK has them.
final class GladiaCodecTest {
    private static final String SESSION = """
            {"type":"start_session","session_id":"4a39","created_at":"2025-09-19T12:00:00Z"}
            {"type":"start_recording","session_id":"4a39","created_at":"2025-09-19T12:00:00Z"}
            {"type":"audio_chunk","session_id":"4a39","created_at":"2025-09-19T12:00:01Z","acknowledged":true,"error":null,"data":{"byte_range":[0,3200],"time_range":[0,0.1]}}
            {"type":"speech_start","session_id":"4a39","created_at":"2025-09-19T12:00:01Z","data":{"time":0.1,"channel":0}}
            {"type":"transcript","session_id":"4a39","created_at":"2025-09-19T12:00:02Z","data":{"id":"00_00000000","is_final":false,"utterance":{"text":" Hello","start":0.1,"end":0.5,"language":"en","confidence":0.9,"channel":0,"words":[{"word":" Hello","start":0.1,"end":0.4,"confidence":0.9}]}}}
            {"type":"speech_end","session_id":"4a39","created_at":"2025-09-19T12:00:02Z","data":{"time":1.25,"channel":0}}
            {"type":"transcript","session_id":"4a39","created_at":"2025-09-19T12:00:03Z","data":{"id":"00_00000000","is_final":true,"utterance":{"text":"Hello world.","start":0.1,"end":1.2,"language":"en","confidence":0.91,"channel":0,"words":[{"word":"Hello","start":0.1,"end":0.4,"confidence":0.9},{"word":" world.","start":0.5,"end":1.1,"confidence":0.92}]}}}
            {"type":"transcript","session_id":"4a39","created_at":"2025-09-19T12:00:04Z","data":{"id":"00_00000001","is_final":true,"utterance":{"text":"Bye.","start":2,"end":2.5,"language":"en","confidence":0.8,"channel":0,"words":[]}}}
            {"type":"stop_recording","session_id":"4a39","created_at":"2025-09-19T12:00:05Z","acknowledged":true,"error":null,"data":{"recording_duration":3.0,"recording_left_to_process":0.2}}
            {"type":"end_recording","session_id":"4a39","created_at":"2025-09-19T12:00:05Z","data":{"recording_duration":3.0}}
            {"type":"end_session","session_id":"4a39","created_at":"2025-09-19T12:00:06Z"}
            """;

    private static GladiaClientCodec client() {
        return new GladiaClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
    }

    @Test
    void aSessionIsHeardInTheServicesOrder() {
        var client = client();
        client.audio(tone(3, 440));
        assertEquals(
                List.of(
                        "speech 0.10",
                        "partial 0 [0.10-0.50] |Hello",
                        "silence 1.25",
                        "final 0 [0.10-1.20] Hello world.",
                        "final 1 [2.00-2.50] Bye.",
                        "completed 3.00"),
                new Tape(client).says(SESSION).lines());
        assertEquals(List.of(), new Tape(client).closes(1000, "").lines());
    }

    @Test
    void draftsAreSaidOnlyToThoseWhoAsk() {
        var quiet = new GladiaClientCodec(TERMS.defaults().withInterim(false), SoundFormat.PLAIN);
        assertEquals(5, new Tape(quiet).says(SESSION).lines().size());
    }

    @Test
    void framesAreNotTooLongAndTheEndIsSaid() {
        var client = client();
        assertEquals(List.of("32000 bytes", "3200 bytes"), Tape.shown(client.audio(tone(1.1, 440))));
        assertEquals(List.of("{\"type\":\"stop_recording\"}"), Tape.shown(client.finish()));
    }

    @Test
    void whoClosesAfterTheEndOfTheSoundIsDone() {
        var client = client();
        client.audio(tone(1, 440));
        client.finish();
        assertEquals(
                List.of("completed 1.00"), new Tape(client).closes(1000, "").lines());
        assertTrue(new Tape(client()).closes(1000, "").lines().getFirst().startsWith("failed NETWORK "));
    }

    @Test
    void whatWasNotAcknowledgedIsANotice() {
        var ack =
                "{\"type\":\"audio_chunk\",\"acknowledged\":false,\"error\":{\"message\":\"Invalid chunk\"},\"data\":null}\n";
        var error = "{\"type\":\"error\",\"error\":\"Slow down\"}\n{\"type\":\"error\",\"message\":\"Wait\"}";
        assertEquals(
                List.of(
                        "notice Gladia says “Invalid chunk”.",
                        "notice Gladia says “Slow down”.",
                        "notice Gladia says “Wait”."),
                new Tape(client()).says(ack + error).lines());
    }

    @ParameterizedTest
    @CsvSource({"4401, ACCESS_DENIED", "4429, OVERLOADED", "4408, UNSUPPORTED", "4500, NETWORK", "1011, NETWORK"})
    void closeCodesAreTyped(int code, String error) {
        var told = new Tape(client()).closes(code, "Its own reason").lines();
        assertTrue(told.getFirst().startsWith("failed " + error + " "), told.getFirst());
        assertTrue(told.getFirst().contains("Its own reason"), told.getFirst());
    }

    @Test
    void tenThousandBadMessagesAreOneFailureEach() {
        var right = new ArrayList<>(SESSION.lines().toList());
        right.add("{\"type\":\"error\",\"error\":{\"message\":\"x\"}}");
        int failures = new Garbage(13, right).readBy(GladiaCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
