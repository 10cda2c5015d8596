package dev.earshot.bridge.tester;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.Meter;
import dev.earshot.bridge.client.ServedFake;
import dev.earshot.bridge.client.TappedDialer;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Keeping;
import dev.earshot.engine.trace.Redactor;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceHeader;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceWriter;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.vad.Detectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is written down of a run against our own server.
@Timeout(60)
final class TestTraceTest {
    private static final String KEY = "a-key-that-nobody-else-may-see";

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
            assertEquals(model.audio().samples().length, samples);
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
        var vendor = Vendors.installed().of(id);
        try (var served = new ServedFake(model, ServerLimits.USUAL, Access.of(List.of(KEY)));
                var trace = new TestTrace(
                        TraceWriter.begin(file, header(), new Redactor(List.of(KEY), Keeping.SOUND)),
                        SteadyClock.SYSTEM)) {
            var config = EndpointConfig.of("here", served.address()).withKey(Optional.of(KEY));
            var wiring = new Wiring(
                    dialer -> new TappedDialer(dialer, trace),
                    UnaryOperator.identity(),
                    new Meter(),
                    Detectors.builtIn());
            try (var recognizer = new TracedRecognizer(vendor.recognizer(config, wiring), trace);
                    var session = recognizer.open(Terms.LIVE.options(), _ -> {})) {
                session.accept(model.audio());
                session.finish();
            }
        }
        return file;
    }

    private static TraceHeader header() {
        return new TraceHeader(
                Instant.EPOCH,
                "a test",
                "",
                TraceHeader.Side.CLIENT,
                "ws://here",
                "Earshot",
                "1",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Keeping.SOUND,
                Optional.empty());
    }
}
