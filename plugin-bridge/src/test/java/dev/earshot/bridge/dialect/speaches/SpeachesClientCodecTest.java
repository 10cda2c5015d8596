package dev.earshot.bridge.dialect.speaches;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpeachesClientCodecTest {
    private static final String NOTHING = error(
            "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has 0.00ms of audio.");

    private static String error(String sentence) {
        return "{\"type\":\"error\",\"event_id\":\"event_1\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\",\"code\":null}}"
                .formatted(sentence);
    }

    private static String speech(String what, String item, String field, int millis) {
        return "{\"type\":\"input_audio_buffer.speech_%s\",\"event_id\":\"event_1\",\"item_id\":\"%s\",\"%s\":%d}"
                .formatted(what, item, field, millis);
    }

    private static String started(String item, int millis) {
        return speech("started", item, "audio_start_ms", millis);
    }

    private static String stopped(String item, int millis) {
        return speech("stopped", item, "audio_end_ms", millis);
    }

    private static String committed(String item) {
        return "{\"type\":\"input_audio_buffer.committed\",\"item_id\":\"%s\",\"previous_item_id\":null}"
                .formatted(item);
    }

    private static String draft(String item, String text) {
        return "{\"type\":\"input_audio_buffer.partial_transcription\",\"item_id\":\"%s\",\"transcript\":\"%s\"}"
                .formatted(item, text);
    }

    private static String text(String item, String text, double seconds) {
        return "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"content_index\":0,\"item_id\":\"%s\",\"transcript\":\"%s\",\"usage\":{\"type\":\"duration\",\"seconds\":%s}}"
                .formatted(item, text, seconds);
    }

    private static SpeachesClientCodec client() {
        return new SpeachesClientCodec(TERMS.defaults());
    }

    @Test
    void modelAndLanguageAreInTheAddress() {
        assertEquals(
                "/v1/realtime?model=Systran%2Ffaster-whisper-small&intent=transcription",
                client().opening().target());
        var request = TERMS.defaults().withModel(Optional.of("m")).withLanguage(Optional.of("de"));
        assertEquals(
                "/v1/realtime?model=m&intent=transcription&language=de",
                new SpeachesClientCodec(request).opening().target());
    }

    @Test
    void theSilenceThatEndsAnUtteranceIsAskedFor() {
        long silence = TERMS.defaults().options().endpointing().silence().toMillis();
        assertEquals(
                List.of(
                        "{\"type\":\"session.update\",\"session\":{\"turn_detection\":{\"type\":\"server_vad\",\"threshold\":0.6,"
                                + "\"prefix_padding_ms\":300,\"silence_duration_ms\":" + silence
                                + ",\"create_response\":false}}}"),
                Tape.shown(client().start()));
    }

    @Test
    void theClientFallsSilentBeforeItCommits() {
        var frames = Tape.shown(client().finish());
        assertTrue(frames.getFirst().startsWith("{\"type\":\"input_audio_buffer.append\",\"audio\":\"AAAA"));
        assertEquals("{\"type\":\"input_audio_buffer.commit\"}", frames.getLast());
        assertEquals(List.of(), client().flush());
    }

    @Test
    void timesOfAnItemAreBroughtToTheAxisOfTheWholeSound() {
        var client = client();
        client.audio(tone(10, 440));
        var tape = new Tape(client)
                .says(
                        "{\"type\":\"session.created\",\"session\":{}}",
                        started("a", 500),
                        draft("a", "Hello"),
                        stopped("a", 2000),
                        committed("a"),
                        text("a", "Hello world.", 2.5),
                        started("b", 300),
                        stopped("b", 1500),
                        committed("b"),
                        text("b", "How are you?", 2));
        assertEquals(
                List.of(
                        "speech 0.50",
                        "partial 0 [0.50-10.00] |Hello",
                        "silence 2.00",
                        "final 0 [0.50-2.00] Hello world.",
                        "speech 2.80",
                        "silence 4.00",
                        "final 1 [2.80-4.00] How are you?"),
                tape.lines());
    }

    @Test
    void textsComeInTheOrderOfWhatWasSaid() {
        var tape = new Tape(client())
                .says(
                        started("a", 0),
                        stopped("a", 1000),
                        committed("a"),
                        started("b", 0),
                        draft("b", "Two"),
                        stopped("b", 1000),
                        committed("b"),
                        text("b", "Two.", 1),
                        text("a", "", 1));
        assertEquals(
                List.of("speech 0.00", "silence 1.00", "speech 1.00", "silence 2.00", "final 0 [1.00-2.00] Two."),
                tape.lines());
    }

    @Test
    void itIsOverWhenTheLastCommitIsAnsweredAndEverythingRead() {
        var client = client();
        client.audio(tone(3, 440));
        client.finish();
        var tape = new Tape(client).says(started("a", 0), stopped("a", 2000), committed("a"));
        assertEquals(List.of("speech 0.00", "silence 2.00"), tape.lines());
        tape.says(text("a", "One.", 3));
        assertEquals(List.of("final 0 [0.00-2.00] One."), tape.lines());
        tape.says(NOTHING, NOTHING).closes(1000, "");
        assertEquals(List.of("completed 3.00"), tape.lines());
    }

    @Test
    void anItemThatIsCommittedTwiceIsReadOnce() {
        var client = client();
        client.audio(tone(3, 440));
        client.finish();
        var tape = new Tape(client)
                .says(started("a", 0), stopped("a", 2000), committed("a"), committed("a"), text("a", "One.", 3));
        assertEquals(
                List.of("speech 0.00", "silence 2.00", "final 0 [0.00-2.00] One.", "completed 3.00"), tape.lines());
    }

    @Test
    void anUtteranceThatCannotBeReadHoldsNothingUp() {
        var client = client();
        client.finish();
        var tape = new Tape(client).says(committed("a"), error("Transcription failed"));
        assertEquals(
                List.of("notice The server could not make text of one utterance.", "completed 0.00"), tape.lines());
    }

    @Test
    void otherErrorsEndItInTheServersWords() {
        var failure = new Tape(client())
                .says(error("Model 'm' is not installed locally."))
                .failure();
        assertEquals(SttError.UNSUPPORTED, failure.error());
        assertEquals(
                "Speaches says “Model 'm' is not installed locally”. Ask it for something else.", failure.sentence());
    }

    @Test
    void aWrongKeyIsACloseCode() {
        assertEquals(
                SttError.ACCESS_DENIED,
                new Tape(client()).closes(1008, "").failure().error());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                74,
                List.of(started("a", 5), stopped("a", 9), committed("a"), draft("a", "x"), text("a", "x", 1), NOTHING));
        int failures = garbage.readBy(SpeachesClientCodecTest::client, 1_000);
        assertTrue(failures > 200, failures + " failures");
    }
}
