package dev.earshot.engine.trace;

import static dev.earshot.engine.trace.Session.millis;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.scoring.StreamClock;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.TranscriptEvent.Notice;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceTest {
    @TempDir
    Path folder;

    private Path written() {
        var file = folder.resolve("a.trace");
        try (var trace = Session.begin(file)) {
            Session.write(trace);
        }
        return file;
    }

    @Test
    void whatIsWrittenIsRead() {
        try (var trace = Trace.open(written())) {
            assertEquals(Optional.empty(), trace.damage());
            assertEquals("Earshot", trace.header().protocol());
            assertEquals(Optional.of(Session.MODEL), trace.header().model());
            assertEquals(Optional.of("en"), trace.header().language());
            assertEquals(millis(2500), trace.lasted());
            assertEquals(32_000, trace.samples());
            assertEquals("Good morning.", trace.transcript().text());
            assertEquals(
                    new TraceItem.HeardBy(millis(10), Session.MODEL),
                    trace.items().getFirst());
            assertInstanceOf(TraceItem.Mark.class, trace.items().getLast());
            var partial = trace.items().stream()
                    .filter(item ->
                            item instanceof TraceItem.Event said && said.event() instanceof TranscriptEvent.Partial)
                    .findFirst();
            assertEquals(
                    Optional.of(new TraceItem.Event(
                            millis(1300), new TranscriptEvent.Partial(Session.segment("good mourning"), 4))),
                    partial);
        }
    }

    @Test
    void everyKindOfEventComesBackAsItWas() {
        var file = folder.resolve("kinds.trace");
        var events = List.of(
                new TranscriptEvent.SpeechStarted(Duration.ofNanos(1)),
                new TranscriptEvent.Partial(Session.segment("a b"), 1),
                new TranscriptEvent.Final(Session.segment("a b")),
                new TranscriptEvent.SpeechEnded(Duration.ofNanos(3)),
                new Notice(Notice.Topic.PACE, "It is too slow."),
                new TranscriptEvent.Completed(millis(5)));
        try (var trace = Session.begin(file)) {
            events.forEach(event -> trace.event(Duration.ofNanos(7), event));
            trace.event(millis(1), new TranscriptEvent.Failed(new SttException(SttError.NETWORK, "It is gone.")));
        }
        try (var trace = Trace.open(file)) {
            var read = new ArrayList<TranscriptEvent>();
            trace.items().forEach(item -> read.add(((TraceItem.Event) item).event()));
            var failed = (TranscriptEvent.Failed) read.removeLast();
            assertEquals(events, read);
            assertEquals(SttError.NETWORK, failed.cause().error());
            assertEquals("It is gone.", failed.cause().sentence());
        }
    }

    @Test
    void soundIsKeptOnceAndComesBackInItsChunks() throws Exception {
        var file = written();
        assertTrue(Files.size(file) < 80_000, "64,000 bytes of sound: " + Files.size(file));
        try (var trace = Trace.open(file);
                var sound = trace.sound().orElseThrow().open()) {
            for (int i = 0; i < 20; i++) {
                assertArrayEquals(
                        Session.chunk(i).samples(), sound.read().orElseThrow().samples());
            }
            assertEquals(Optional.empty(), sound.read());
            var frame = trace.items().stream()
                    .filter(item ->
                            item instanceof TraceItem.Frame one && one.content() instanceof FrameContent.Samples)
                    .map(TraceItem.Frame.class::cast)
                    .skip(3)
                    .findFirst()
                    .orElseThrow();
            var bytes = trace.bytes(frame.content()).orElseThrow();
            assertArrayEquals(dev.earshot.engine.audio.PcmFile.bytes(Session.chunk(3)), bytes);
        }
    }

    @Test
    void bytesThatAreNoSoundAreKeptAsTheyAre() {
        var file = folder.resolve("b.trace");
        var bytes = new byte[] {1, 2, 3};
        var longText = "x".repeat(20_000);
        try (var trace = Session.begin(file)) {
            trace.frame(millis(1), Way.RECEIVED, ByteBuffer.wrap(bytes));
            trace.sound(millis(1), Way.RECEIVED, Session.chunk(0));
            trace.frame(millis(2), Way.SENT, longText);
        }
        try (var trace = Trace.open(file)) {
            var first = (TraceItem.Frame) trace.items().getFirst();
            assertArrayEquals(bytes, trace.bytes(first.content()).orElseThrow());
            var last = (TraceItem.Frame) trace.items().getLast();
            assertEquals(20_000, last.size());
            assertInstanceOf(FrameContent.LongText.class, last.content());
            assertEquals(Optional.of(longText), trace.text(last.content()));
        }
    }

    @Test
    void withoutSoundOnlyItsLengthIsKept() {
        var file = folder.resolve("c.trace");
        var base64 = "{\"audio\":\"" + "QUJD".repeat(200) + "\"}";
        try (var trace =
                TraceWriter.begin(file, Session.header(Keeping.NO_SOUND), new Redactor(List.of(), Keeping.NO_SOUND))) {
            Session.write(trace);
            trace.frame(millis(3000), Way.RECEIVED, base64);
            trace.frame(millis(3000), Way.RECEIVED, ByteBuffer.wrap(new byte[] {7, 7, 7}));
        }
        try (var trace = Trace.open(file)) {
            assertFalse(trace.hasSound());
            assertEquals(32_000, trace.samples());
            assertEquals("Good morning.", trace.transcript().text());
            var last = (TraceItem.Frame) trace.items().getLast();
            assertEquals(new FrameContent.LeftOut(), last.content());
            var text = (TraceItem.Frame) trace.items().get(trace.items().size() - 2);
            assertEquals(new FrameContent.Text("{\"audio\":\"(800 characters of sound left out)\"}"), text.content());
        }
    }

    @Test
    void whatACrashLeavesCanBeOpened() throws Exception {
        var file = folder.resolve("d.trace");
        var trace = Session.begin(file);
        Session.write(trace);
        trace.flush();
        var left = folder.resolve("d.trace.part");
        Trace.open(file).close(); // by the name that it will have
        try (var read = Trace.open(left)) {
            assertEquals("Good morning.", read.transcript().text());
            assertTrue(read.damage().orElseThrow().contains("not finished"));
            try (var sound = read.sound().orElseThrow().open()) {
                assertEquals(1600, sound.read().orElseThrow().samples().length);
            }
            read.copyTo(folder.resolve("saved.trace"));
        }
        try (var saved = Trace.open(folder.resolve("saved.trace"))) {
            assertEquals("Good morning.", saved.transcript().text());
        }
        trace.close();
        assertFalse(Files.exists(left));
    }

    @Test
    void whatIsThereIsNotWrittenOver() {
        written();
        var refused = assertThrows(SttException.class, () -> Session.begin(folder.resolve("a.trace")));
        assertEquals(SttError.WRITE_FAILED, refused.error());
    }

    @Test
    void whatWasLostIsSilenceSoThatTimesStayRight() throws Exception {
        var file = folder.resolve("e.trace");
        try (var trace = Session.begin(file)) {
            trace.lost(millis(100), Way.RECEIVED, 20_000);
            trace.sound(millis(200), Way.RECEIVED, Session.chunk(1));
        }
        try (var trace = Trace.open(file);
                var sound = trace.sound().orElseThrow().open()) {
            assertEquals(Pcm.SAMPLE_RATE, sound.read().orElseThrow().samples().length);
            assertEquals(4_000, sound.read().orElseThrow().samples().length);
            assertArrayEquals(
                    Session.chunk(1).samples(), sound.read().orElseThrow().samples());
        }
    }

    @Test
    void timesAreMeasuredFromWhenTheSoundWasSpoken() {
        try (var trace = Trace.open(written())) {
            assertEquals(new TraceTimes(millis(300), true), TraceTimes.of(trace));
            var measures = TraceMeasures.of(trace);
            assertEquals(StreamClock.COMPUTE_AWARE, measures.clock());
            // Shown at 1.3 s by the clock, which is 1.0 s of what is spoken; said from 0.2 s on.
            assertEquals(
                    Optional.of(millis(800)),
                    measures.figures().utterances().firstInterim().p50());
            // Final at 1.8 s, which is 1.5 s; said until 0.8 s.
            assertEquals(
                    Optional.of(millis(700)),
                    measures.figures().utterances().finals().p50());
        }
    }

    @Test
    void soundThatCameFasterThanOneSpeaksIsMeasuredInSound() {
        var file = folder.resolve("f.trace");
        try (var trace = Session.begin(file)) {
            for (int i = 0; i < 20; i++) {
                trace.sound(millis(i), Way.RECEIVED, Session.chunk(i));
            }
            trace.event(millis(50), new TranscriptEvent.Final(Session.segment("good morning")));
        }
        try (var trace = Trace.open(file)) {
            assertFalse(TraceTimes.of(trace).live());
            assertEquals(StreamClock.COMPUTE_UNAWARE, TraceMeasures.of(trace).clock());
            assertEquals(millis(2000), TraceTimes.of(trace).places(trace).getLast());
        }
    }

    @Test
    void twoTextsAreComparedWordByWord() {
        var one = folder.resolve("a.trace");
        var other = folder.resolve("g.trace");
        written();
        try (var trace = Session.begin(other)) {
            trace.event(
                    millis(1),
                    new TranscriptEvent.Final(Session.segment("good mourning").shifted(millis(100))));
        }
        try (var first = Trace.open(one);
                var second = Trace.open(other)) {
            var diff = TraceDiff.of(first.transcript(), second.transcript());
            assertEquals(1, diff.words().errors());
            assertEquals(List.of(millis(100)), diff.shifts());
            assertTrue(diff.places().getFirst().same(), "case does not count");
            assertEquals(
                    new TraceDiff.Place(Optional.of("morning."), Optional.of("mourning"), Optional.of(millis(500))),
                    diff.places().getLast());
        }
    }
}
