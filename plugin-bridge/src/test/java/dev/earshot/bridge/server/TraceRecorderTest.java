package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Frame;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TraceRecorderTest {
    private static final Redactor REDACTOR = new Redactor(List.of("open sesame"), Keeping.SOUND);

    @TempDir
    Path folder;

    private static SessionStart start(String id) {
        return new SessionStart(
                id, "Earshot", "/ws/transcribe", "key 1", "127.0.0.1", Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static SessionReport report(String id) {
        return new SessionReport(
                id, "/ws/transcribe", "key 1", Optional.empty(), Duration.ZERO, Duration.ZERO, 0, "1000");
    }

    /// A session of so many seconds of sound.
    private static void pass(TraceRecorder recorder, String id, int seconds) {
        var session = recorder.opened(start(id));
        for (int i = 0; i < seconds; i++) {
            session.sound(new Pcm(new float[Pcm.SAMPLE_RATE]));
        }
        session.ended(report(id));
    }

    /// Waits until the newest session that is listed is that one, and has been written.
    private static TraceRecorder.Recorded written(TraceRecorder recorder, String id) throws InterruptedException {
        while (true) {
            var newest = recorder.recorded().stream()
                    .findFirst()
                    .filter(one ->
                            one.report().isPresent() && one.session().id().equals(id));
            if (newest.isPresent()) {
                return newest.get();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.yield();
        }
    }

    @Test
    void aSessionThroughTheServerIsWrittenDownWhole() throws Exception {
        try (var recorder = TraceRecorder.into(folder, REDACTOR, "Earshot 0");
                var house = new House(FakeModel.saying("good morning"), recorder)) {
            try (var caller = house.call("/ws/transcribe")) {
                caller.text("{\"type\":\"config\",\"token\":\"abc\",\"note\":\"open sesame\"}")
                        .silence(4)
                        .text("{\"type\":\"end\"}")
                        .until("\"done\"");
                house.report();
            }
            var id = recorder.recorded().getFirst().session().id();
            var recorded = written(recorder, id);
            try (var trace = Trace.open(recorded.file())) {
                assertEquals(Optional.empty(), trace.damage());
                assertEquals("good morning", trace.transcript().text());
                assertEquals(64_000, trace.samples());
                assertEquals("fake", trace.header().model().orElseThrow().id());
                var frames = trace.items().stream()
                        .filter(TraceItem.Frame.class::isInstance)
                        .map(TraceItem.Frame.class::cast)
                        .toList();
                assertEquals(
                        40,
                        frames.stream()
                                .filter(frame -> frame.content() instanceof FrameContent.Samples)
                                .count(),
                        "sound is kept once");
                assertTrue(frames.stream()
                        .anyMatch(frame -> frame.content()
                                .preview()
                                .equals("{\"type\":\"config\",\"token\":\"(removed)\",\"note\":\"(removed)\"}")));
                assertTrue(frames.getLast().content().preview().contains("\"done\""));
            }
        }
        assertEquals(1, folder.toFile().list().length, "one file a session");
    }

    @Test
    void theLatestAreKeptAndTheRestIsGone() throws Exception {
        try (var recorder = TraceRecorder.latest(2, 1 << 30, REDACTOR, "Earshot 0")) {
            for (var id : List.of("a", "b", "c")) {
                pass(recorder, id, 1);
                written(recorder, id);
            }
            assertEquals(
                    List.of("c", "b"),
                    recorder.recorded().stream().map(one -> one.session().id()).toList());
            var copy = folder.resolve("copy.trace");
            recorder.copy(recorder.recorded().getFirst(), copy);
            assertTrue(Files.exists(copy));
        }
    }

    @Test
    void togetherTheyTakeNoMoreDiskThanTheyMay() throws Exception {
        try (var recorder = TraceRecorder.latest(100, 100_000, REDACTOR, "Earshot 0")) {
            pass(recorder, "a", 2);
            written(recorder, "a");
            pass(recorder, "b", 2);
            written(recorder, "b");
            assertEquals(1, recorder.recorded().size());
            pass(recorder, "c", 60);
            var whole = written(recorder, "c");
            try (var trace = Trace.open(whole.file())) {
                assertTrue(trace.samples() < 8 * Pcm.SAMPLE_RATE, "" + trace.samples());
                assertTrue(trace.items().stream()
                        .anyMatch(item ->
                                item instanceof TraceItem.Mark mark && mark.kind() == TraceItem.Mark.Kind.LEFT_OUT));
            }
        }
    }

    @Test
    void whatTheDiskIsTooSlowForIsLeftOutAndSaidAndTheClockOfTheSoundStaysRight() throws Exception {
        try (var recorder = TraceRecorder.into(folder, REDACTOR, "Earshot 0")) {
            var session = recorder.opened(start("fast"));
            int seconds = (int) (4 * SessionRecording.MOST_WAITING / (2 * Pcm.SAMPLE_RATE));
            for (int i = 0; i < seconds; i++) {
                session.sound(new Pcm(new float[Pcm.SAMPLE_RATE]));
            }
            session.received(new Frame.Text("the end"));
            session.ended(report("fast"));
            var recorded = written(recorder, "fast");
            try (var trace = Trace.open(recorded.file())) {
                assertEquals((long) seconds * Pcm.SAMPLE_RATE, trace.samples());
            }
        }
    }

    @Test
    void temporaryTracesAreGoneInTheEnd() throws Exception {
        var recorder = TraceRecorder.latest(2, 1 << 30, REDACTOR, "Earshot 0");
        pass(recorder, "../../etc/passwd", 1);
        var file = written(recorder, "../../etc/passwd").file();
        assertTrue(Files.exists(file));
        assertFalse(file.toString().contains("passwd/") || file.toString().contains(".."), file.toString());
        recorder.close();
        assertFalse(Files.exists(file.resolveSibling("")));
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedAtOnce() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThrows(SttException.class, () -> TraceRecorder.into(file, REDACTOR, "Earshot 0"));
    }
}
