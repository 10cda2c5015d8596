package dev.earshot.bridge.dialect.assemblyai;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Tape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames as AssemblyAI documents them for v2.
final class RealtimeCodecTest {
    private static final String SESSION = """
            {"message_type":"SessionBegins","session_id":"d3e8","expires_at":"2023-11-04T16:51:38.316048"}
            {"message_type":"PartialTranscript","created":"2023-11-04T16:51:40","audio_start":5310,"audio_end":6540,"confidence":0.59,"text":"how can","words":[{"start":5400,"end":5700,"confidence":0.46,"text":"how"},{"start":5800,"end":6000,"confidence":0.7,"text":"can"}]}
            {"message_type":"PartialTranscript","created":"2023-11-04T16:51:41","audio_start":5310,"audio_end":6540,"confidence":0,"text":"","words":[]}
            {"message_type":"FinalTranscript","created":"2023-11-04T16:51:42","audio_start":5310,"audio_end":7540,"confidence":0.9,"text":"How can I?","words":[{"start":5400,"end":5700,"confidence":0.96,"text":"How"},{"start":5800,"end":6000,"confidence":0.7,"text":"can"},{"start":6100,"end":6200,"confidence":0.7,"text":"I?"}],"punctuated":true,"text_formatted":true}
            {"message_type":"FinalTranscript","created":"2023-11-04T16:51:43","audio_start":7540,"audio_end":8000,"confidence":0,"text":"","words":[],"punctuated":true,"text_formatted":true}
            {"message_type":"SessionInformation","audio_duration_seconds":8.0}
            {"message_type":"SessionTerminated"}
            """;

    private static RealtimeClientCodec client() {
        return new RealtimeClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
    }

    @Test
    void aSessionIsHeard() {
        var client = client();
        client.audio(tone(8, 440));
        assertEquals(
                List.of(
                        "speech 5.31",
                        "partial 0 [5.31-6.54] |how can",
                        "final 0 [5.31-7.54] How can I?",
                        "silence 7.54",
                        "completed 8.00"),
                new Tape(client).says(SESSION).lines());
    }

    @Test
    void utterancesAreCounted() {
        var again = SESSION.replace("SessionTerminated", "SessionInformation") + SESSION;
        var lines = new Tape(client()).says(again).lines();
        assertEquals(
                List.of("final 0 [5.31-7.54] How can I?", "final 1 [5.31-7.54] How can I?"),
                lines.stream().filter(line -> line.startsWith("final")).toList());
    }

    @Test
    void whatIsAskedForStandsInTheAddressAndTheFirstMessage() {
        var request = TERMS.defaults()
                .withInterim(false)
                .withHotwords(List.of("aws", "azure"))
                .withSilence(Duration.ofMillis(700), Duration.ZERO);
        var client = new RealtimeClientCodec(request, SoundFormat.PLAIN);
        assertEquals(
                "/v2/realtime/ws?sample_rate=16000&encoding=pcm_s16le&enable_extra_session_information=true"
                        + "&disable_partial_transcripts=true&word_boost=%5B%22aws%22%2C%22azure%22%5D",
                client.opening().target());
        assertEquals(List.of("{\"end_utterance_silence_threshold\":700}"), Tape.shown(client.start()));
    }

    @Test
    void soundIsGatheredAndTheEndIsSaid() {
        var client = client();
        assertEquals(List.of(), client.audio(tone(0.05, 440)));
        assertEquals(List.of("{\"force_end_utterance\":true}"), Tape.shown(client.flush()));
        var sent = Tape.shown(client.finish());
        assertEquals(2, sent.size());
        assertTrue(Integer.parseInt(sent.getFirst().replace(" bytes", "")) >= 3200, sent.getFirst());
        assertEquals("{\"terminate_session\":true}", sent.getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "4001, Not authorized, ACCESS_DENIED",
        "4002, Insufficient Funds, ACCESS_DENIED",
        "4000, Sample rate must be a positive integer, UNSUPPORTED",
        "4008, Session Expired, NETWORK",
        "4029, Client sent audio too fast, UNSUPPORTED",
        "4032, Audio duration is too short, AUDIO_INVALID",
        "4101, Endpoint received a message with an invalid schema, INTERNAL",
        "4102, This account has exceeded the number of allowed streams, OVERLOADED"
    })
    void anErrorIsToldInItsOwnWordsAndTypedByTheCodeThatFollows(int code, String words, String error) {
        var tape = new Tape(client());
        assertEquals(
                List.of("notice AssemblyAI says “" + words + "”."),
                tape.says("{\"error\":\"" + words + "\"}").lines());
        var end = tape.closes(code, "").lines();
        assertTrue(end.getFirst().startsWith("failed " + error + " AssemblyAI says “" + words + "”."), end.getFirst());
        assertEquals(List.of(), tape.closes(code, "").lines());
        var without = new Tape(client()).closes(code, words).lines();
        assertTrue(without.getFirst().startsWith("failed " + error + " "), without.getFirst());
        assertTrue(without.getFirst().contains(words), without.getFirst());
    }

    @Test
    void tenThousandBadMessagesAreOneFailureEach() {
        int failures = new Garbage(12, SESSION.lines().toList()).readBy(RealtimeCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
