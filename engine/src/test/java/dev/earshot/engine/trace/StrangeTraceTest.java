package dev.earshot.engine.trace;

import static dev.earshot.engine.trace.Session.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Traces that are cut, damaged, newer, or made by somebody who means no good.
final class StrangeTraceTest {
    private static final String HEADER =
            "{\"format\":\"earshot-trace\",\"version\":1,\"began\":\"2026-01-02T03:04:05Z\",\"lasted\":5,\"more\":[1]}";

    @TempDir
    Path folder;

    private Path whole() {
        var file = folder.resolve("whole.trace");
        try (var trace = Session.begin(file)) {
            Session.write(trace);
        }
        return file;
    }

    private Path zip(Map<String, String> parts) {
        var file = folder.resolve("made.trace");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static SttException refused(Path file) {
        return assertThrows(SttException.class, () -> Trace.open(file));
    }

    @Test
    void oneThatIsCutAnywhereIsReadAsFarAsItGoesOrRefusedInASentence() throws Exception {
        var all = Files.readAllBytes(whole());
        int read = 0;
        for (int length = 0; length < all.length; length += 509) {
            var cut = folder.resolve("cut.trace");
            Files.write(cut, Arrays.copyOf(all, length));
            try (var trace = Trace.open(cut)) {
                assertTrue(trace.damage().isPresent());
                trace.transcript();
                read++;
            } catch (SttException refused) {
                assertEquals(SttError.AUDIO_INVALID, refused.error());
                assertTrue(length < 2000, "refused with " + length + " bytes: " + refused.sentence());
            }
        }
        assertTrue(read > 50, "read " + read);
    }

    @Test
    void oneThatHasLostItsSoundStillHasItsText() throws Exception {
        var all = Files.readAllBytes(whole());
        var cut = folder.resolve("cut.trace");
        Files.write(cut, Arrays.copyOf(all, all.length - 30_000));
        try (var trace = Trace.open(cut)) {
            assertEquals("Good morning.", trace.transcript().text());
            assertTrue(trace.damage().orElseThrow().contains("missing"));
            try (var sound = trace.sound().orElseThrow().open()) {
                assertEquals(1600, sound.read().orElseThrow().samples().length);
            }
        }
    }

    @Test
    void bytesThatAreWrongDoNoHarm() throws Exception {
        var all = Files.readAllBytes(whole());
        var random = new java.util.Random(7);
        for (int i = 0; i < 200; i++) {
            var damaged = all.clone();
            for (int j = 0; j < 5; j++) {
                damaged[random.nextInt(4000)] = (byte) random.nextInt();
            }
            var file = folder.resolve("damaged.trace");
            Files.write(file, damaged);
            try (var trace = Trace.open(file)) {
                trace.items();
                trace.transcript();
                TraceMeasures.of(trace);
            } catch (SttException sentence) {
                assertFalse(sentence.sentence().isBlank());
            }
        }
    }

    @Test
    void whatIsNoTraceIsRefusedInASentence() throws Exception {
        var text = Files.writeString(folder.resolve("text.trace"), "hello");
        assertEquals(SttError.AUDIO_INVALID, refused(text).error());
        assertEquals(SttError.AUDIO_INVALID, refused(zip(Map.of("other", "x"))).error());
        assertEquals(
                SttError.AUDIO_INVALID, refused(zip(Map.of("trace.json", "[]"))).error());
        assertEquals(
                SttError.AUDIO_NOT_FOUND, refused(folder.resolve("none.trace")).error());
        assertEquals(
                SttError.AUDIO_INVALID,
                refused(Files.createDirectory(folder.resolve("empty"))).error());
    }

    @Test
    void aNewerOneSaysThatItIsNewer() {
        var newer = zip(Map.of("trace.json", HEADER.replace("\"version\":1", "\"version\":2")));
        assertTrue(refused(newer).sentence().contains("newer Earshot, in format 2"));
    }

    @Test
    void fieldsAndKindsThatAreNotKnownAreIgnored() {
        var file = zip(Map.of(
                "trace.json",
                HEADER,
                "events.jsonl",
                "{\"t\":1,\"kind\":\"smell\",\"of\":\"coffee\"}\n"
                        + "{\"t\":2,\"kind\":\"mark\",\"what\":\"surprise\",\"text\":\"oh\",\"more\":{}}\n"));
        try (var trace = Trace.open(file)) {
            assertEquals(Optional.empty(), trace.damage());
            assertEquals(1, trace.items().size());
        }
    }

    @Test
    void linesThatAreNoneAreCountedAndTheRestIsRead() {
        var file = zip(Map.of(
                "trace.json",
                HEADER,
                "events.jsonl",
                "nonsense\n{\"t\":\"x\"}\n{\"t\":1,\"kind\":\"final\",\"id\":0,\"start\":9,\"end\":3,\"text\":\"a\"}\n"
                        + "{\"t\":1,\"kind\":\"sound\",\"from\":-5,\"samples\":1}\n"
                        + "[".repeat(5000) + "\n"
                        + "{\"t\":2,\"kind\":\"speech_started\",\"place\":1}\n"));
        try (var trace = Trace.open(file)) {
            assertEquals(1, trace.items().size());
            assertTrue(
                    trace.damage().orElseThrow().startsWith("5 lines"),
                    trace.damage().toString());
        }
    }

    @Test
    void aLineWithoutEndTakesNoMemory() {
        var file = zip(Map.of(
                "trace.json", HEADER, "events.jsonl", " ".repeat(20_000_000) + "\n{\"t\":2,\"kind\":\"mark\"}\n"));
        try (var trace = Trace.open(file)) {
            assertEquals(1, trace.items().size());
            assertTrue(trace.damage().isPresent());
        }
    }

    @Test
    void partsGoByTheirOwnNamesOnlySoThatNothingIsWrittenElsewhere() throws Exception {
        var file = zip(Map.of("trace.json", HEADER, "../escaped", "x", "/tmp/earshot-escaped", "x"));
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 22)); // without its index it is unpacked
        try (var trace = Trace.open(file)) {
            assertTrue(trace.damage().isPresent());
        } catch (SttException refused) {
            assertEquals(SttError.AUDIO_INVALID, refused.error());
        }
        assertFalse(Files.exists(Path.of("/tmp/earshot-escaped")));
    }

    @Test
    void placesBeyondTheEndAreEmpty() {
        var file = zip(Map.of(
                "trace.json",
                HEADER,
                "events.jsonl",
                "{\"t\":1,\"kind\":\"frame\",\"bytes\":{\"from\":9999999,\"length\":2000000000}}\n"
                        + "{\"t\":1,\"kind\":\"frame\",\"sound\":{\"from\":9999999,\"samples\":20}}\n"));
        try (var trace = Trace.open(file)) {
            for (var item : trace.items()) {
                assertEquals(Optional.empty(), trace.bytes(((TraceItem.Frame) item).content()));
            }
        }
    }

    @Test
    void soundThatIsNoneIsRefusedWhenItIsOpened() {
        var file = zip(Map.of("trace.json", HEADER, "audio.wav", "no sound at all, and quite some bytes of it"));
        try (var trace = Trace.open(file)) {
            assertEquals(millis(0), trace.transcript().audio());
            var sound = trace.sound().orElseThrow();
            assertEquals(
                    SttError.AUDIO_INVALID,
                    assertThrows(SttException.class, sound::open).error());
        }
    }
}
