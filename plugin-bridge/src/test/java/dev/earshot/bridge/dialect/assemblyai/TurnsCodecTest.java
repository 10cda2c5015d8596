package dev.earshot.bridge.dialect.assemblyai;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames as AssemblyAI documents them for v3.
final class TurnsCodecTest {
    private static final String BEGIN = "{\"type\":\"Begin\",\"id\":\"cc1e\",\"expires_at\":1759796682}\n";

    private static final String TURN = """
            {"turn_order":0,"turn_is_formatted":false,"end_of_turn":false,"transcript":"","end_of_turn_confidence":0.0174,"words":[{"start":1920,"end":2000,"text":"hi","confidence":0.87,"word_is_final":false}],"utterance":"","type":"Turn"}
            {"turn_order":0,"turn_is_formatted":false,"end_of_turn":false,"transcript":"hi","end_of_turn_confidence":0.00001,"words":[{"start":1920,"end":2000,"text":"hi","confidence":0.87,"word_is_final":true},{"start":2800,"end":2880,"text":"my","confidence":0.81,"word_is_final":false}],"utterance":"","type":"Turn"}
            {"turn_order":0,"turn_is_formatted":false,"end_of_turn":true,"transcript":"hi my name","end_of_turn_confidence":0.8,"words":[{"start":1920,"end":2000,"text":"hi","confidence":0.9,"word_is_final":true},{"start":2800,"end":2880,"text":"my","confidence":0.8,"word_is_final":true},{"start":2960,"end":3040,"text":"name","confidence":1.0,"word_is_final":true}],"utterance":"hi my name","language_code":"en","type":"Turn"}
            """;

    private static final String FORMATTED = """
            {"turn_order":0,"turn_is_formatted":true,"end_of_turn":true,"transcript":"Hi, my name.","end_of_turn_confidence":0.8,"words":[{"start":1920,"end":2000,"text":"Hi,","confidence":0.9,"word_is_final":true},{"start":2800,"end":2880,"text":"my","confidence":0.8,"word_is_final":true},{"start":2960,"end":3040,"text":"name.","confidence":1.0,"word_is_final":true}],"utterance":"","type":"Turn"}
            """;

    private static final String NEXT_TURN = """
            {"turn_order":1,"turn_is_formatted":false,"end_of_turn":false,"transcript":"bye","end_of_turn_confidence":0.1,"words":[{"start":5000,"end":5200,"text":"bye","confidence":0.9,"word_is_final":true}],"utterance":"","type":"Turn"}
            """;

    private static final String TERMINATION =
            "{\"type\":\"Termination\",\"audio_duration_seconds\":6,\"session_duration_seconds\":7}";

    private static TurnsClientCodec client(TurnText text) {
        return new TurnsClientCodec(TERMS.defaults(), SoundFormat.PLAIN, text);
    }

    @Test
    void wordsThatAreFinalAreCommitted() {
        var client = client(TurnText.AS_HEARD);
        client.audio(tone(6, 440));
        assertEquals(
                List.of(
                        "speech 1.92",
                        "partial 0 [1.92-2.00] |hi",
                        "partial 0 [1.92-2.88] hi| my",
                        "final 0 [1.92-3.04] hi my name",
                        "silence 3.04",
                        "completed 6.00"),
                new Tape(client).says(BEGIN + TURN + TERMINATION).lines());
    }

    @Test
    void onlyTheFormattedTurnIsFinalWhereItIsWanted() {
        assertEquals(
                List.of(
                        "speech 1.92",
                        "partial 0 [1.92-2.00] |hi",
                        "partial 0 [1.92-2.88] |hi my",
                        "partial 0 [1.92-3.04] |hi my name",
                        "final 0 [1.92-3.04] Hi, my name.",
                        "silence 3.04",
                        "speech 5.00",
                        "partial 1 [5.00-5.20] |bye",
                        "final 1 [5.00-5.20] bye",
                        "silence 5.20",
                        "completed 0.00"),
                new Tape(client(TurnText.FORMATTED))
                        .says(TURN + FORMATTED + NEXT_TURN + TERMINATION)
                        .lines());
    }

    @Test
    void aTurnWhoseFormattedTextNeverComesIsNotLost() {
        var next = new Tape(client(TurnText.FORMATTED)).says(TURN + NEXT_TURN).lines();
        assertEquals("final 0 [1.92-3.04] hi my name", next.get(4));
        var lost = new Tape(client(TurnText.FORMATTED));
        lost.says(TURN).lines();
        assertEquals(
                List.of(
                        "final 0 [1.92-3.04] hi my name",
                        "silence 3.04",
                        "failed NETWORK The server closed the connection before everything was said (code 1006)."),
                lost.closes(1006, "").lines());
        assertEquals(List.of(), lost.closes(1006, "").lines());
    }

    @Test
    void aTurnThatIsOverIsNotSaidTwice() {
        var tape = new Tape(client(TurnText.AS_HEARD));
        tape.says(TURN).lines();
        assertEquals(List.of(), tape.says(FORMATTED).lines());
    }

    @Test
    void aTurnThatIsOnlyDraftedIsNoFinalWhenTheConnectionBreaks() {
        var tape = new Tape(client(TurnText.AS_HEARD));
        tape.says(NEXT_TURN).lines();
        assertEquals(1, tape.closes(1006, "").lines().size());
    }

    @Test
    void turnsWithoutTextTakeNoId() {
        var tape = new Tape(client(TurnText.AS_HEARD));
        var empty = "{\"type\":\"Turn\",\"turn_order\":0,\"end_of_turn\":true,\"transcript\":\"\",\"words\":[]}\n";
        assertEquals(
                "partial 0 [5.00-5.20] bye|",
                tape.says(empty + NEXT_TURN).lines().getLast());
    }

    @Test
    void speechThatTheServiceHearsIsSaidOnce() {
        var tape = new Tape(client(TurnText.AS_HEARD));
        var started = "{\"type\":\"SpeechStarted\",\"timestamp\":1200,\"confidence\":0.9}\n";
        var events = tape.says(started + TURN).lines();
        assertEquals("speech 1.20", events.getFirst());
        assertEquals(
                1, events.stream().filter(line -> line.startsWith("speech")).count());
    }

    @Test
    void wordsHaveTimesAndConfidences() {
        var client = client(TurnText.AS_HEARD);
        var events = new ArrayList<TranscriptEvent>();
        TURN.lines().forEach(line -> events.addAll(client.receive(new Frame.Text(line))));
        assertTrue(events.get(3) instanceof TranscriptEvent.Final(var segment)
                && segment.words().size() == 3
                && segment.words().get(1).span().start().equals(Duration.ofMillis(2800))
                && segment.words().get(1).confidence().orElse(0) == 0.8
                && Math.abs(segment.confidence().orElse(0) - 0.9) < 1e-9
                && segment.language().equals(Optional.of("en")));
    }

    @Test
    void draftsAreSaidOnlyToThoseWhoAsk() {
        var quiet = new TurnsClientCodec(TERMS.defaults().withInterim(false), SoundFormat.PLAIN, TurnText.AS_HEARD);
        assertEquals(
                List.of("speech 1.92", "final 0 [1.92-3.04] hi my name", "silence 3.04"),
                new Tape(quiet).says(TURN).lines());
    }

    @Test
    void framesAreAsLongAsTheServiceWants() {
        var client = client(TurnText.AS_HEARD);
        var frames = new ArrayList<Frame>();
        for (int i = 0; i < 7; i++) {
            frames.addAll(client.audio(tone(0.01, 440)));
        }
        frames.addAll(client.audio(tone(2.52, 440)));
        frames.addAll(client.finish());
        var sent = Tape.shown(frames);
        assertEquals("{\"type\":\"Terminate\"}", sent.getLast());
        int bytes = 0;
        for (var frame : frames.subList(0, frames.size() - 1)) {
            int length = frame instanceof Frame.Binary(var sound) ? sound.remaining() : 0;
            assertTrue(length >= 1600 && length <= 32_000, length + " bytes");
            bytes += length;
        }
        assertTrue(bytes >= 2.59 * 32_000 && bytes <= 2.7 * 32_000, bytes + " bytes");
    }

    @Test
    void whatIsAskedForStandsInTheAddress() {
        var request = TERMS.defaults()
                .withLanguage(Optional.of("de"))
                .withHotwords(List.of("Grete"))
                .withSilence(Duration.ofMillis(300), Duration.ZERO);
        var opening =
                new TurnsClientCodec(request, new SoundFormat(Encoding.MULAW, 8000, 1), TurnText.FORMATTED).opening();
        assertEquals(
                "/v3/ws?sample_rate=8000&encoding=pcm_mulaw&speech_model=universal-streaming-multilingual"
                        + "&format_turns=true&max_turn_silence=300&min_turn_silence=300&language_detection=true"
                        + "&keyterms_prompt=%5B%22Grete%22%5D",
                opening.target());
        assertEquals("universal-streaming-english", model(request.withLanguage(Optional.of("en-GB"))));
        assertEquals("universal-streaming-multilingual", model(request.withLanguage(Optional.empty())));
        assertEquals("whisper-rt", model(request.withLanguage(Optional.of("cs"))));
        assertEquals("u3-rt-pro", model(request.withModel(Optional.of("u3-rt-pro"))));
    }

    private static String model(Request request) {
        return new TurnsClientCodec(request, SoundFormat.PLAIN, TurnText.AS_HEARD)
                .opening()
                .parameter("speech_model")
                .orElse("");
    }

    @Test
    void soundThatTheServiceDoesNotTakeIsRefusedBefore() {
        for (var format : List.of(
                new SoundFormat(Encoding.ALAW, 8000, 1),
                new SoundFormat(Encoding.LINEAR32, 16_000, 1),
                new SoundFormat(Encoding.LINEAR16, 16_000, 2))) {
            var refused = assertThrows(
                    SttException.class, () -> new TurnsClientCodec(TERMS.defaults(), format, TurnText.AS_HEARD));
            assertEquals(SttError.UNSUPPORTED, refused.error());
        }
    }

    @Test
    void anUtteranceCanBeEnded() {
        assertEquals(
                List.of("{\"type\":\"ForceEndpoint\"}"),
                Tape.shown(client(TurnText.AS_HEARD).flush()));
    }

    @Test
    void anErrorIsToldInItsOwnWordsAndIsTheEnd() {
        var tape = new Tape(client(TurnText.AS_HEARD));
        var error = "{\"type\":\"Error\",\"error_code\":3009,\"error\":\"Too many concurrent sessions\"}\n";
        assertEquals(
                List.of(
                        "failed OVERLOADED AssemblyAI says “Too many concurrent sessions”. Try again in a little while."),
                tape.says(error + TURN).lines());
        assertEquals(
                List.of(), tape.closes(3009, "See Error message for details").lines());
    }

    @ParameterizedTest
    @CsvSource({
        "1008, Missing Authorization header, ACCESS_DENIED",
        "1008, Too many concurrent sessions, OVERLOADED",
        "3005, An error occurred, NETWORK",
        "3006, Invalid JSON, INTERNAL",
        "3007, Input duration violation, UNSUPPORTED",
        "3008, Session Expired, NETWORK",
        "3009, Too many concurrent sessions, OVERLOADED",
        "1006, '', NETWORK",
        "1000, '', NETWORK"
    })
    void closeCodesAreTyped(int code, String reason, String error) {
        var told = new Tape(client(TurnText.AS_HEARD)).closes(code, reason).lines();
        assertEquals(1, told.size());
        assertTrue(told.getFirst().startsWith("failed " + error + " "), told.getFirst());
        assertTrue(told.getFirst().contains(reason), told.getFirst());
    }

    @Test
    void tenThousandBadMessagesAreOneFailureEach() {
        var right = new ArrayList<>((TURN + FORMATTED).lines().toList());
        right.add(TERMINATION);
        right.add("{\"type\":\"Error\",\"error_code\":3008,\"error\":\"Session Expired\"}");
        int failures = new Garbage(11, right).readBy(() -> client(TurnText.FORMATTED), 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
