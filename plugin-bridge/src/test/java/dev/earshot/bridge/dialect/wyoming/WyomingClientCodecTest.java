package dev.earshot.bridge.dialect.wyoming;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WyomingClientCodecTest {
    private static final String WHOLE =
            "{\"type\": \"transcript\", \"data\": {\"text\": \" Turn on the light.\", \"language\": \"en\"}}\n";

    private static WyomingClientCodec client() {
        return new WyomingClientCodec(TERMS.defaults());
    }

    private static Frame bytes(String text) {
        return new Frame.Binary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> heard(WyomingClientCodec client, String... pieces) {
        var events = new ArrayList<TranscriptEvent>();
        for (var piece : pieces) {
            events.addAll(client.receive(bytes(piece)));
        }
        return Tape.lines(events);
    }

    @Test
    void anUtteranceIsAskedForStartedSentAndStopped() {
        var request = TERMS.defaults().withLanguage(Optional.of("en")).withModel(Optional.of("base"));
        var client = new WyomingClientCodec(request);
        assertEquals(
                List.of(
                        "{\"type\":\"transcribe\",\"data\":{\"name\":\"base\",\"language\":\"en\"}}\n",
                        "{\"type\":\"audio-start\",\"data\":{\"rate\":16000,\"width\":2,\"channels\":1,\"timestamp\":0}}\n"),
                client.start().stream().map(Tape::ascii).toList());
        var chunk = Tape.ascii(client.audio(tone(0.1, 440)).getFirst());
        var line =
                "{\"type\":\"audio-chunk\",\"data\":{\"rate\":16000,\"width\":2,\"channels\":1},\"payload_length\":3200}\n";
        assertTrue(chunk.startsWith(line), chunk.substring(0, line.length()));
        assertEquals(line.length() + 3200, chunk.length());
        assertEquals(
                "{\"type\":\"audio-stop\",\"data\":{\"timestamp\":100}}\n",
                Tape.ascii(client.finish().getLast()));
    }

    @Test
    void theTextIsFinalAndTheEnd() {
        var client = client();
        client.audio(tone(2, 440));
        client.finish();
        assertEquals(List.of("final 0 [0.00-2.00] Turn on the light.", "completed 2.00"), heard(client, WHOLE, WHOLE));
    }

    @Test
    void aTextBeforeTheEndOfTheSoundIsNotTheEnd() {
        var client = client();
        client.audio(tone(2, 440));
        assertEquals(List.of("final 0 [0.00-2.00] Turn on the light."), heard(client, WHOLE));
    }

    @Test
    void whatCameInChunksIsKeptWhenTheConnectionBreaks() {
        var client = client();
        heard(client, "{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"Turn on\"}}\n");
        var lines = new Tape(client).closes(1006, "").lines();
        assertEquals("final 0 [0.00-0.00] Turn on", lines.getFirst());
        assertTrue(lines.getLast().startsWith("failed NETWORK "), lines.getLast());
    }

    @Test
    void nothingIsReadAfterWhatCannotBeRead() {
        var client = client();
        assertEquals(1, heard(client, "no packet\n", "{\"type\":\"ping\"}\n").size());
        assertEquals(List.of(), client.replies());
    }

    @Test
    void howTheBytesAreCutMakesNoDifference() {
        var all = "{\"type\":\"info\",\"data_length\":12,\"payload_length\":3}\n{\"asr\": [ ]}\n\n\n"
                + "{\"type\":\"transcript\",\"data\":{\"text\":\"old\"},\"data_length\":18,\"version\":\"1.8.0\"}\n{\"text\": \"grün\"}  ";
        for (int size = 1; size <= all.length(); size++) {
            var client = client();
            client.finish();
            var whole = all.getBytes(StandardCharsets.UTF_8);
            var events = new ArrayList<TranscriptEvent>();
            for (int at = 0; at < whole.length; at += size) {
                events.addAll(client.receive(
                        new Frame.Binary(ByteBuffer.wrap(whole, at, Math.min(size, whole.length - at)))));
            }
            assertEquals(
                    List.of("final 0 [0.00-0.00] grün", "completed 0.00"), Tape.lines(events), "pieces of " + size);
        }
    }

    @Test
    void chunksGrowUntilTheWholeTextComes() {
        var client = client();
        client.audio(tone(2, 440));
        assertEquals(
                List.of("partial 0 [0.00-2.00] Turn on|", "partial 0 [0.00-2.00] Turn on the light|"),
                heard(
                        client,
                        "{\"type\":\"transcript-start\",\"data\":{\"language\":\"en\"}}\n",
                        "{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"Turn on \"}}\n",
                        "{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"the light\"}}\n"));
        client.finish();
        assertEquals(
                List.of("final 0 [0.00-2.00] Turn on the light.", "completed 2.00"),
                heard(client, WHOLE, "{\"type\":\"transcript-stop\"}\n"));
    }

    @Test
    void aServerThatStopsWithoutTheWholeHasSaidItInChunks() {
        var client = client();
        client.finish();
        assertEquals(
                List.of("partial 0 [0.00-0.00] Yes.|", "final 0 [0.00-0.00] Yes.", "completed 0.00"),
                heard(
                        client,
                        "{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"Yes.\"}}\n",
                        "{\"type\":\"transcript-stop\"}\n"));
    }

    @Test
    void nothingSaidIsNoText() {
        var client = client();
        client.finish();
        assertEquals(List.of("completed 0.00"), heard(client, "{\"type\":\"transcript\",\"data\":{\"text\":\"\"}}\n"));
    }

    @Test
    void speechAndErrorsAreTheServersOwn() {
        assertEquals(
                List.of(
                        "speech 0.50",
                        "silence 1.20",
                        "failed NETWORK The server says “The model is gone”. Try again."),
                heard(
                        client(),
                        "{\"type\":\"voice-started\",\"data\":{\"timestamp\":500}}\n",
                        "{\"type\":\"voice-stopped\",\"data\":{\"timestamp\":1200}}\n",
                        "{\"type\":\"error\",\"data\":{\"text\":\"The model is gone.\",\"code\":\"x\"}}\n"));
    }

    @Test
    void aPingIsAnsweredOnce() {
        var client = client();
        assertEquals(List.of(), heard(client, "{\"type\":\"ping\",\"data\":{\"text\":\"7\"}}\n{\"type\":\"ping\"}\n"));
        assertEquals(
                List.of("{\"type\":\"pong\",\"data\":{\"text\":\"7\"}}\n", "{\"type\":\"pong\",\"data\":{}}\n"),
                client.replies().stream().map(Tape::ascii).toList());
        assertEquals(List.of(), client.replies());
    }

    @Test
    void aPacketWithoutEndIsRefused() {
        var client = client();
        var lines = heard(client, "{".repeat(Packets.LARGEST + 1), WHOLE);
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("bytes is not taken"), lines.getFirst());
        assertTrue(heard(client(), "{\"type\":\"x\",\"payload_length\":2000000000}\n")
                        .size()
                == 1);
    }

    @Test
    void aConnectionThatEndsTooSoonIsAFailure() {
        var client = client();
        client.finish();
        var tape = new Tape(client).closes(1006, "").closes(1006, "");
        assertEquals(SttError.NETWORK, tape.failure().error());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                76,
                List.of(
                        WHOLE.strip(),
                        "{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"Turn on \"}}",
                        "{\"type\":\"error\",\"data\":{\"text\":\"x\"},\"data_length\":0,\"payload_length\":0}"));
        int failures = 0;
        for (int i = 0; i < 10_000; i++) {
            var client = client();
            var events = new ArrayList<>(client.receive(lined(garbage.next())));
            events.addAll(client.closed(1006, ""));
            assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
            assertTrue(events.getLast().terminal());
            failures += Tape.lines(events).getLast().contains("does not allow") ? 1 : 0;
        }
        assertTrue(failures > 2_000, failures + " failures");
    }

    private static Frame lined(Frame frame) {
        return switch (frame) {
            case Frame.Text(var text) -> bytes(text + "\n");
            case Frame.Binary _ -> frame;
        };
    }
}
