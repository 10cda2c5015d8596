package dev.earshot.bridge.dialect.vosk;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class VoskClientCodecTest {
    private static final String FINAL =
            "{\"result\" : [{\"conf\" : 0.9, \"end\" : 1.02, \"start\" : 0.6, \"word\" : \"hello\"},"
                    + " {\"conf\" : 1.0, \"end\" : 1.5, \"start\" : 1.02, \"word\" : \"world\"}], \"text\" : \"hello world\"}";

    private static VoskClientCodec client() {
        return new VoskClientCodec(TERMS.defaults(), 16_000);
    }

    @Test
    void whatIsSentIsWhatTheServerComparesCharacterByCharacter() {
        var client = client();
        assertEquals("/", client.opening().target());
        assertEquals(
                List.of("{\"config\":{\"sample_rate\":16000,\"words\":true,\"max_alternatives\":0}}"),
                Tape.shown(client.start()));
        assertEquals(List.of("{\"reset\" : 1}"), Tape.shown(client.flush()));
        assertEquals("{\"eof\" : 1}", Tape.shown(client.finish()).getLast());
    }

    @Test
    void theSoundIsInTheRateThatWasSaid() {
        var client = new VoskClientCodec(TERMS.defaults(), 8_000);
        assertTrue(Tape.shown(client.start()).getFirst().contains("\"sample_rate\":8000"));
        int bytes = 0;
        for (var frame : Tape.shown(client.audio(tone(1, 440)))) {
            bytes += Integer.parseInt(frame.replace(" bytes", ""));
        }
        assertTrue(bytes > 15_000 && bytes <= 16_000, bytes + " bytes");
    }

    @Test
    void hotWordsAreNotMadeTheOnlyWordsThereAre() {
        var client = new VoskClientCodec(TERMS.defaults().withHotwords(List.of("Grete")), 16_000);
        assertTrue(client.start().stream().noneMatch(frame -> frame.toString().contains("phrase_list")));
    }

    @Test
    void draftsBecomeAFinalWithItsWords() {
        var client = client();
        client.audio(tone(2, 440));
        var tape = new Tape(client)
                .says("{\"partial\" : \"\"}", "{\"partial\" : \"hello\"}", "{\"partial\" : \"hello word\"}", FINAL);
        var events = tape.heard();
        assertEquals(
                List.of(
                        "partial 0 [0.00-2.00] |hello",
                        "partial 0 [0.00-2.00] |hello word",
                        "final 0 [0.60-1.50] hello world"),
                Tape.lines(events));
        assertEquals(
                List.of(
                        new Word("hello", span(0.6, 1.02), OptionalDouble.of(0.9)),
                        new Word("world", span(1.02, 1.5), OptionalDouble.of(1))),
                ((TranscriptEvent.Final) events.getLast()).segment().words());
    }

    @Test
    void theNextUtteranceBeginsWhereTheLastOneEnded() {
        var client = client();
        client.audio(tone(2, 440));
        var tape = new Tape(client).says(FINAL, "{\"partial\" : \"how\"}", "{\"text\" : \"\"}", "{\"text\" : \"how\"}");
        assertEquals(
                List.of("final 0 [0.60-1.50] hello world", "partial 1 [1.50-2.00] |how", "final 1 [1.50-2.00] how"),
                tape.lines());
    }

    @Test
    void noDraftsForWhoWantsNone() {
        var tape = new Tape(new VoskClientCodec(TERMS.defaults().withInterim(false), 16_000));
        assertEquals(List.of(), tape.says("{\"partial\" : \"hello\"}").lines());
    }

    @Test
    void theFirstAlternativeIsTaken() {
        var tape = new Tape(client())
                .says(
                        "{\"alternatives\" : [{\"confidence\" : 211.3, \"text\" : \"hello\"}, {\"confidence\" : 209.1, \"text\" : \"hallo\"}]}");
        assertEquals(List.of("final 0 [0.00-0.00] hello"), tape.lines());
    }

    @Test
    void theServerIsDoneWhenItCloses() {
        var client = client();
        client.audio(tone(2, 440));
        client.finish();
        var tape = new Tape(client).says(FINAL).closes(1000, "").closes(1000, "");
        assertEquals(List.of("final 0 [0.60-1.50] hello world", "completed 2.00"), tape.lines());
    }

    @Test
    void aConnectionThatEndsTooSoonIsAFailure() {
        assertEquals(
                SttError.NETWORK, new Tape(client()).closes(1000, "").failure().error());
        var client = client();
        client.finish();
        assertEquals(
                SttError.NETWORK,
                new Tape(client).closes(1011, "internal error").failure().error());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(71, List.of(FINAL, "{\"partial\" : \"hello\"}", "{\"text\" : \"\"}"));
        int failures = garbage.readBy(VoskClientCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
