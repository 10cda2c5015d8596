package dev.earshot.bridge.dialect.whisperlive;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class WhisperLiveClientCodecTest {
    private static final String READY =
            "{\"uid\": \"one\", \"message\": \"SERVER_READY\", \"backend\": \"faster_whisper\"}";
    private static final String LANGUAGE = "{\"uid\": \"one\", \"language\": \"en\", \"language_prob\": 0.93}";
    private static final String DRAFT = told("0.000", "1.500", " Hello word", false);
    private static final String BOTH = "{\"uid\": \"one\", \"segments\": ["
            + "{\"start\": \"0.000\", \"end\": \"2.000\", \"text\": \" Hello world.\", \"completed\": true},"
            + "{\"start\": \"2.000\", \"end\": \"3.100\", \"text\": \" How are\", \"completed\": false}]}";

    private static String told(String start, String end, String text, boolean completed) {
        return "{\"uid\": \"one\", \"segments\": [{\"start\": \"%s\", \"end\": \"%s\", \"text\": \"%s\", \"completed\": %s}]}"
                .formatted(start, end, text, completed);
    }

    private static WhisperLiveClientCodec client() {
        return new WhisperLiveClientCodec(TERMS.defaults(), "one");
    }

    @Test
    void theFirstMessageSaysWhatIsWanted() {
        assertEquals(
                List.of(
                        "{\"uid\":\"one\",\"language\":null,\"task\":\"transcribe\",\"model\":\"small\",\"use_vad\":true,"
                                + "\"send_last_n_segments\":10,\"audio_format\":\"float32\"}"),
                Tape.shown(client().start()));
        var request = TERMS.defaults()
                .withLanguage(Optional.of("fr"))
                .withTask(Task.TRANSLATE)
                .withModel(Optional.of("large-v3"))
                .withPrompt(Optional.of("Grete"));
        assertEquals(
                List.of(
                        "{\"uid\":\"one\",\"language\":\"fr\",\"task\":\"translate\",\"model\":\"large-v3\","
                                + "\"initial_prompt\":\"Grete\",\"use_vad\":true,\"send_last_n_segments\":10,\"audio_format\":\"float32\"}"),
                Tape.shown(new WhisperLiveClientCodec(request, "one").start()));
    }

    @Test
    void theSoundIsFourBytesASample() {
        assertEquals(List.of("64000 bytes"), Tape.shown(client().audio(tone(1, 440))));
    }

    @Test
    void whatIsSettledIsFinalOnceHoweverOftenItIsTold() {
        var tape = new Tape(client()).says(READY, LANGUAGE, DRAFT, DRAFT, BOTH, BOTH);
        var events = tape.heard();
        assertEquals(
                List.of(
                        "partial 0 [0.00-1.50] |Hello word",
                        "final 0 [0.00-2.00] Hello world.",
                        "partial 1 [2.00-3.10] |How are"),
                Tape.lines(events));
        assertEquals(
                Optional.of("en"),
                ((TranscriptEvent.Final) events.get(1)).segment().language());
    }

    @Test
    void wordsComeWithWhatTheServerThinksOfThem() {
        var tape = new Tape(client())
                .says(
                        "{\"uid\":\"one\",\"segments\":[{\"start\":\"0.000\",\"end\":\"2.000\",\"text\":\" Hi\",\"completed\":true,"
                                + "\"words\":[{\"word\":\" Hi\",\"start\":0.5,\"end\":\"1.000\",\"probability\":0.8}]}]}");
        assertEquals(
                List.of(new Word("Hi", span(0.5, 1), OptionalDouble.of(0.8))),
                ((TranscriptEvent.Final) tape.heard().getFirst()).segment().words());
    }

    @Test
    void theEndIsSaidOnlyWhenTheServerHasComeToRest() {
        var client = client();
        var tape = new Tape(client);
        client.audio(tone(3, 440));
        assertEquals(List.of(), client.keepAlive());
        assertEquals(List.of(), client.finish());
        assertEquals(List.of(), client.keepAlive());
        tape.says(DRAFT);
        assertEquals(List.of(), client.keepAlive());
        tape.says(DRAFT);
        assertEquals("END_OF_AUDIO", Tape.ascii(client.keepAlive().getFirst()));
    }

    @Test
    void theLastDraftIsFinalWhenTheServerHangsUp() {
        var client = client();
        client.audio(tone(3, 440));
        client.finish();
        var tape = new Tape(client).says(BOTH).closes(1000, "").closes(1006, "");
        assertEquals(
                List.of(
                        "final 0 [0.00-2.00] Hello world.",
                        "partial 1 [2.00-3.10] |How are",
                        "final 1 [2.00-3.10] How are",
                        "completed 3.00"),
                tape.lines());
    }

    @Test
    void whatWasDraftedIsKeptWhenTheConnectionBreaks() {
        var tape = new Tape(client()).says(DRAFT).closes(1006, "");
        var lines = tape.lines();
        assertEquals("final 0 [0.00-1.50] Hello word", lines.get(1));
        assertTrue(lines.get(2).startsWith("failed NETWORK"), lines.get(2));
        assertEquals(3, lines.size());
    }

    @Test
    void aFullServerSaysHowLongItTakes() {
        var failure = new Tape(client())
                .says("{\"uid\": \"one\", \"status\": \"WAIT\", \"message\": 3.2}")
                .closes(1000, "")
                .failure();
        assertEquals(SttError.OVERLOADED, failure.error());
        assertTrue(failure.sentence().contains("4 minutes"), failure.sentence());
    }

    @Test
    void theServersOwnTroublesAreSaidInItsWords() {
        var tape = new Tape(client())
                .says(
                        "{\"uid\": \"one\", \"status\": \"WARNING\", \"message\": \"Reverting to faster_whisper\"}",
                        "{\"uid\": \"one\", \"status\": \"ERROR\", \"message\": \"Failed to load model: tiniest\"}");
        assertEquals(
                List.of(
                        "notice WhisperLive says “Reverting to faster_whisper”.",
                        "failed NETWORK WhisperLive says “Failed to load model: tiniest”. Try again."),
                tape.lines());
    }

    @Test
    void afterItsTimeAConnectionEndsWithWhatWasHeard() {
        var tape = new Tape(client()).says(DRAFT, "{\"uid\": \"one\", \"message\": \"DISCONNECT\"}");
        var lines = tape.lines();
        assertEquals("final 0 [0.00-1.50] Hello word", lines.get(1));
        assertTrue(lines.get(2).startsWith("failed NETWORK"), lines.get(2));
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(72, List.of(READY, LANGUAGE, DRAFT, BOTH));
        int failures = garbage.readBy(WhisperLiveClientCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
