package dev.earshot.bridge.tester;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.ServedFake;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.faults.FaultHappening;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.ChunkSizes;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.recognition.StreamSimulation;
import dev.earshot.engine.recognition.StreamSimulation.Pace;
import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs against our own server: what is told of them, and what is written down.
@Timeout(60)
final class TestRunTest {
    private static final String KEY = "a-key-that-nobody-else-may-see";
    private static final ChunkSizes FRAMES = new ChunkSizes.Fixed(Duration.ofMillis(50));

    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    @TempDir
    private Path folder;

    @Test
    void framesOfBothDirectionsSoundAndEventsAreWrittenDownAndNoKey() throws Exception {
        var file = run("earshot");
        try (var trace = Trace.open(file)) {
            assertEquals("good morning\nhow are you", trace.transcript().text());
            assertTrue(frames(trace, Way.SENT).stream().anyMatch(FrameContent.Samples.class::isInstance));
            assertTrue(frames(trace, Way.RECEIVED).stream()
                    .anyMatch(content ->
                            content instanceof FrameContent.Text(var text) && text.contains("good morning")));
            long samples = trace.items().stream()
                    .filter(TraceItem.Sound.class::isInstance)
                    .mapToLong(item -> ((TraceItem.Sound) item).samples())
                    .sum();
            assertEquals(model.audio().samples().length + Pcm.SAMPLE_RATE / 2, samples, "the silence in the end, too");
        }
        var bytes = Files.readAllBytes(file);
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(KEY));
    }

    private static List<FrameContent> frames(Trace trace, Way way) {
        return trace.items().stream()
                .filter(item -> item instanceof TraceItem.Frame frame && frame.way() == way)
                .map(item -> ((TraceItem.Frame) item).content())
                .toList();
    }

    private Path run(String id) throws InterruptedException {
        var file = folder.resolve(id + ".trace");
        run(id, FaultPlan.NONE, new RunTrace(file, Instant.EPOCH, "a test", Map.of()), TestListener.NONE);
        return file;
    }

    private TestResult run(String id, FaultPlan faults, RunTrace target, TestListener listener)
            throws InterruptedException {
        try (var served = new ServedFake(model, ServerLimits.USUAL, Access.of(List.of(KEY)))) {
            var config = EndpointConfig.of("here", served.address()).withKey(Optional.of(KEY));
            var endpoint = new TestedEndpoint(Vendors.installed().of(id), config, Optional.empty(), Optional.empty());
            var simulation = new StreamSimulation(FRAMES, Pace.FAST, SteadyClock.SYSTEM);
            return new TestRun(
                            endpoint,
                            Detectors.builtIn(),
                            simulation,
                            Duration.ofMillis(500),
                            faults,
                            Terms.LIVE.options())
                    .run(new WholeSound(model.audio()), target, listener);
        }
    }

    @Test
    void whoWatchesIsToldOfSoundFramesEventsAndFaults() throws Exception {
        var watched = new Watching();
        var target = new RunTrace(folder.resolve("watched.trace"), Instant.EPOCH, "a test", Map.of());
        var result = run("earshot", FaultPlan.parse("drop@1s"), target, watched);
        assertEquals("good morning\nhow are you", result.stream().transcript().text());
        assertEquals(model.audio().samples().length + Pcm.SAMPLE_RATE / 2, watched.samples.get());
        assertTrue(watched.received.get() > 0);
        assertEquals(2, watched.dialled.get(), "dropped once, and connected again");
        assertEquals(1, watched.faults.get());
        assertTrue(watched.heard.contains("good morning"), watched.heard::toString);
        assertEquals(2, result.usage().requests());
        try (var trace = Trace.open(target.file())) {
            assertTrue(trace.items().stream()
                    .anyMatch(item ->
                            item instanceof TraceItem.Mark mark && mark.kind() == TraceItem.Mark.Kind.RECONNECT));
        }
    }

    private static final class Watching implements TestListener {
        private final AtomicLong samples = new AtomicLong();
        private final AtomicInteger received = new AtomicInteger();
        private final AtomicInteger dialled = new AtomicInteger();
        private final AtomicInteger faults = new AtomicInteger();
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void fed(Pcm chunk) {
            samples.addAndGet(chunk.samples().length);
        }

        @Override
        public void heard(TranscriptEvent event) {
            if (event instanceof TranscriptEvent.Final(var segment)) {
                heard.add(segment.text());
            }
        }

        @Override
        public void disturbed(FaultHappening happening) {
            faults.incrementAndGet();
        }

        @Override
        public void dialled(Opening opening) {
            dialled.incrementAndGet();
        }

        @Override
        public void received(Frame frame) {
            received.incrementAndGet();
        }
    }
}
