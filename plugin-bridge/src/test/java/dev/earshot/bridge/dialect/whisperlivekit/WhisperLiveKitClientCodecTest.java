package dev.earshot.bridge.dialect.whisperlivekit;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WhisperLiveKitClientCodecTest {
    private static final String PLAIN = "{\"type\": \"config\", \"useAudioWorklet\": true, \"mode\": \"full\"}";
    private static final String FILE = "{\"type\": \"config\", \"useAudioWorklet\": false, \"mode\": \"full\"}";
    private static final String READY = "{\"type\": \"ready_to_stop\"}";
    private static final String HELLO = line(1, "Hello world.", "0:00:00", "0:00:03");
    private static final String FINE = line(2, "I am fine.", "0:00:04", "0:00:06");
    private static final String PAUSE =
            "{\"speaker\": -2, \"text\": null, \"start\": \"0:00:06\", \"end\": \"0:00:12\"}";

    private static String line(int speaker, String text, String start, String end) {
        return "{\"speaker\": %d, \"text\": \"%s\", \"start\": \"%s\", \"end\": \"%s\", \"detected_language\": \"en\"}"
                .formatted(speaker, text, start, end);
    }

    private static String update(String buffer, String... lines) {
        return "{\"status\": \"active_transcription\", \"lines\": [" + String.join(", ", lines)
                + "], \"buffer_transcription\": \"" + buffer
                + "\", \"buffer_diarization\": \"\", \"buffer_translation\": \"\", \"remaining_time_transcription\": 1.2, \"remaining_time_diarization\": 0.5}";
    }

    private static WhisperLiveKitClientCodec client() {
        return new WhisperLiveKitClientCodec(TERMS.defaults());
    }

    @Test
    void theLanguageIsInTheAddress() {
        assertEquals("/asr?mode=full", client().opening().target());
        var french = new WhisperLiveKitClientCodec(TERMS.defaults().withLanguage(Optional.of("fr")));
        assertEquals("/asr?mode=full&language=fr", french.opening().target());
    }

    @Test
    void theSoundIsPlainForWhoSaysSo() {
        var client = client();
        client.receive(new Frame.Text(PLAIN));
        assertEquals(List.of("32000 bytes"), Tape.shown(client.audio(tone(1, 440))));
        assertEquals("0 bytes", Tape.shown(client.finish()).getLast());
    }

    @Test
    void elseItIsAWavFileWithoutEnd() {
        var client = client();
        new Tape(client).says(FILE);
        var frames = client.audio(tone(1, 440));
        assertEquals(List.of("44 bytes", "32000 bytes"), Tape.shown(frames));
        assertTrue(Tape.ascii(frames.getFirst()).startsWith("RIFF\u00ff\u00ff\u00ff\u00ffWAVEfmt "));
        assertEquals(List.of("32000 bytes"), Tape.shown(client.audio(tone(1, 440))));
    }

    @Test
    void aLineIsFinalWhenAnotherFollows() {
        var client = client();
        client.audio(tone(7, 440));
        var tape = new Tape(client)
                .says(
                        PLAIN,
                        update("Hello", new String[0]),
                        update("world", line(1, "Hello", "0:00:00", "0:00:02")),
                        update("", HELLO),
                        update("", HELLO),
                        update("I am", HELLO),
                        update("thanks", HELLO, FINE));
        assertEquals(
                List.of(
                        "partial 0 [0.00-7.00] |Hello",
                        "partial 0 [0.00-7.00] Hello| world",
                        "partial 0 [0.00-3.00] Hello world.|",
                        "partial 0 [0.00-7.00] Hello world.| I am",
                        "final 0 [0.00-3.00] Hello world.",
                        "partial 1 [4.00-7.00] I am fine.| thanks"),
                tape.lines());
    }

    @Test
    void aPauseSettlesWhatIsBeforeIt() {
        var tape = new Tape(client()).says(update("", HELLO, FINE, PAUSE), update("", HELLO, FINE, PAUSE));
        assertEquals(List.of("final 0 [0.00-3.00] Hello world.", "final 1 [4.00-6.00] I am fine."), tape.lines());
    }

    @Test
    void aServerMayForgetItsFirstLines() {
        var late = line(1, "Much later.", "0:05:00", "0:05:02");
        var tape = new Tape(client()).says(update("", HELLO, FINE), update("", FINE, PAUSE, late), update("", late));
        assertEquals(
                List.of(
                        "final 0 [0.00-3.00] Hello world.",
                        "partial 1 [4.00-6.00] I am fine.|",
                        "final 1 [4.00-6.00] I am fine.",
                        "partial 2 [300.00-302.00] Much later.|"),
                tape.lines());
    }

    @Test
    void whatLiesBeforeTheLastSettledLineIsNotNew() {
        var changed = line(1, "Hallo Welt.", "0:00:00", "0:00:03");
        var tape = new Tape(client()).says(update("", HELLO, FINE, PAUSE));
        assertEquals(2, tape.lines().size());
        assertEquals(List.of(), tape.says(update("", changed)).lines());
    }

    @Test
    void whatIsStillADraftAtTheEndIsFinal() {
        var client = client();
        client.audio(tone(7, 440));
        client.finish();
        var tape = new Tape(client)
                .says(update("thanks", HELLO, FINE), READY, READY)
                .closes(1000, "");
        assertEquals(
                List.of(
                        "final 0 [0.00-3.00] Hello world.",
                        "partial 1 [4.00-7.00] I am fine.| thanks",
                        "final 1 [4.00-7.00] I am fine. thanks",
                        "completed 7.00"),
                tape.lines());
    }

    @Test
    void anErrorIsInTheServersWords() {
        var failure = new Tape(client())
                .says("{\"status\": \"error\", \"error\": \"FFmpeg could not be started\", \"lines\": []}")
                .failure();
        assertEquals(SttError.NETWORK, failure.error());
        assertEquals("WhisperLiveKit says “FFmpeg could not be started”. Try again.", failure.sentence());
    }

    @Test
    void closeCodesSayWhatToDo() {
        assertEquals(
                SttError.ACCESS_DENIED,
                new Tape(client()).closes(4401, "bad token").failure().error());
        assertEquals(
                SttError.UNSUPPORTED,
                new Tape(client()).closes(4400, "language").failure().error());
        assertEquals(
                SttError.NETWORK, new Tape(client()).closes(1006, "").failure().error());
    }

    @Test
    void whatWasDraftedIsKeptWhenTheConnectionBreaks() {
        var lines = new Tape(client()).says(update("", HELLO)).closes(1006, "").lines();
        assertEquals("final 0 [0.00-3.00] Hello world.", lines.get(1));
        assertEquals(3, lines.size());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(73, List.of(PLAIN, READY, update("x", HELLO, FINE, PAUSE)));
        int failures = garbage.readBy(WhisperLiveKitClientCodecTest::client, 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }
}
