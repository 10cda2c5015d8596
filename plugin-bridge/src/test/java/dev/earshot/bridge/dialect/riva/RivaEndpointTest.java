package dev.earshot.bridge.dialect.riva;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.Meter;
import dev.earshot.bridge.client.Retries;
import dev.earshot.bridge.client.Tap;
import dev.earshot.bridge.client.TappedDialer;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.endpoint.EndpointBook;
import dev.earshot.bridge.endpoint.SavedEndpoint;
import dev.earshot.bridge.faults.FaultListener;
import dev.earshot.bridge.faults.FaultPlan;
import dev.earshot.bridge.faults.FaultyRecognizer;
import dev.earshot.bridge.secrets.keyring.KeyOrigin;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import io.grpc.Status;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a gRPC server of this process.
@Timeout(60)
final class RivaEndpointTest {
    private static final String SECRET = "nvapi-s3cret";
    private static final RecognitionOptions ENGLISH = Terms.LIVE.options().withLanguage(Optional.of("en-US"));
    private static final Retries SOON = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private final RivaEndpoint vendor = new RivaEndpoint();
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();
    private final StringBuffer seen = new StringBuffer();

    /// Writes down all that goes over the wire.
    private final Tap tap = new Tap() {
        @Override
        public void dialled(Opening opening) {
            seen.append(opening);
        }

        @Override
        public void sent(Frame frame) {
            see(frame);
        }

        @Override
        public void received(Frame frame) {
            see(frame);
        }

        @Override
        public void closed(int code, String reason) {
            seen.append(" closed ").append(code).append(reason);
        }

        private void see(Frame frame) {
            if (frame instanceof Frame.Binary(var bytes)) {
                seen.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()));
            }
        }
    };

    private final Wiring wiring = new Wiring(
            dialer -> new TappedDialer(dialer, tap), UnaryOperator.identity(), new Meter(), Detectors.builtIn());

    private static EndpointConfig config(URI address) {
        return EndpointConfig.of("here", address).withRetries(SOON).withKey(Optional.of(SECRET));
    }

    private void hear(Recognizer recognizer) throws InterruptedException {
        try (recognizer;
                var session = recognizer.open(ENGLISH, events::add)) {
            for (int i = 0; i < 10; i++) {
                session.accept(new Pcm(new float[1600]));
            }
            session.finish();
        }
    }

    private void hear(EndpointConfig config) throws InterruptedException {
        hear(vendor.recognizer(config, wiring));
    }

    private String text() {
        var builder = new TranscriptBuilder();
        events.forEach(builder::on);
        return builder.transcript().text().replace('\n', ' ');
    }

    private static void answer(RivaServer.Call call, boolean end) {
        if (end) {
            call.say(RecordedMessages.DRAFT);
            call.say(RecordedMessages.FINAL);
            call.end(Status.OK);
        }
    }

    @Test
    void itIsHeardAndTheKeyIsWhereItBelongsOnly() throws Exception {
        try (var server = new RivaServer((call, _, message) -> answer(call, !message.hasRemaining()))) {
            var address = server.address();
            hear(new EndpointConfig(
                    "here",
                    address,
                    Optional.of(SECRET),
                    Optional.empty(),
                    Map.of(),
                    Map.of("function-id", "1598d209"),
                    Optional.empty(),
                    config(address).limits(),
                    SOON,
                    Optional.empty(),
                    Optional.empty()));
            assertEquals("good morning", text(), "of " + events);
            assertTrue(events.stream().anyMatch(TranscriptEvent.Partial.class::isInstance), "of " + events);
            assertTrue(events.getLast() instanceof TranscriptEvent.Completed, "of " + events);
            var call = server.calls().getFirst();
            assertEquals("Bearer " + SECRET, call.header("authorization"));
            assertEquals("1598d209", call.header("function-id"));
            assertTrue(call.size() > 32_000, "all of the sound: " + call.size());
            assertTrue(seen.toString().contains("good morning"), "what goes over the wire can be looked at");
            assertFalse(seen.toString().contains(SECRET), "but not the key");
        }
    }

    @Test
    void aRefusedKeyIsSaidAndNotShown() throws Exception {
        try (var server =
                new RivaServer((call, _, _) -> call.end(Status.UNAUTHENTICATED.withDescription("Who are you?")))) {
            hear(config(server.address()));
            assertTrue(
                    events.getLast() instanceof TranscriptEvent.Failed(var why)
                            && why.error() == SttError.ACCESS_DENIED
                            && why.sentence().contains("Who are you?")
                            && !why.sentence().contains(SECRET),
                    "of " + events);
            assertEquals(1, server.calls().size(), "and is not tried again");
        }
    }

    @Test
    void allIsHeardAgainWhenACallBreaksInTheMiddle() throws Exception {
        for (var broken : List.of(
                Status.UNAVAILABLE,
                Status.INVALID_ARGUMENT.withDescription("must specify the START flag on the first request"))) {
            events.clear();
            try (var server = new RivaServer((call, number, message) -> {
                if (number == 0 && call.size() > 8_000) {
                    call.end(broken);
                } else {
                    answer(call, !message.hasRemaining());
                }
            })) {
                hear(config(server.address()));
                assertEquals("good morning", text(), "of " + events);
                assertEquals(2, server.calls().size());
                assertTrue(server.calls().getLast().size() > 32_000, "not all of the sound");
            }
        }
    }

    @Test
    void allIsHeardAgainWhenTheConnectionIsDroppedOnPurpose() throws Exception {
        try (var server = new RivaServer((call, _, message) -> answer(call, !message.hasRemaining()))) {
            hear(new FaultyRecognizer(
                    vendor,
                    config(server.address()),
                    wiring,
                    FaultPlan.parse("drop@500ms,jitter=5ms,seed=3"),
                    FaultListener.NONE,
                    SteadyClock.SYSTEM));
            assertEquals("good morning", text(), "of " + events);
            assertEquals(2, server.calls().size());
        }
    }

    @Test
    void whatIsSettledIsNotHeardAgain() throws Exception {
        try (var server = new RivaServer((call, number, message) -> {
            if (number == 0 && call.size() > 20_000) {
                call.say(RecordedMessages.FINAL);
                call.end(Status.UNAVAILABLE);
            } else {
                answer(call, !message.hasRemaining());
            }
        })) {
            hear(config(server.address()));
            assertEquals("good morning good morning", text(), "of " + events);
            var seconds = 32_000;
            assertTrue(
                    server.calls().getLast().size() < seconds,
                    "what a final settled is not sent again: "
                            + server.calls().getLast().size());
        }
    }

    @Test
    void nobodyThereIsSaid() {
        var nobody = assertThrows(
                SttException.class,
                () -> hear(config(URI.create("grpc://127.0.0.1:1")).withRetries(Retries.NONE)));
        assertEquals("Nobody listens at grpc://127.0.0.1:1; is the server running there?", nobody.sentence());
        var wrong = assertThrows(SttException.class, () -> hear(config(URI.create("http://127.0.0.1:1"))));
        assertEquals(SttError.UNSUPPORTED, wrong.error());
    }

    @Test
    void aServerThatSpeaksNoGrpcIsNotWaitedForEver() throws Exception {
        try (var server = new ServerSocket(0)) {
            var address = URI.create("grpc://127.0.0.1:" + server.getLocalPort());
            var limits = config(address).limits().withConnect(Duration.ofMillis(300));
            var silent = assertThrows(
                    SttException.class,
                    () -> hear(config(address).withLimits(limits).withRetries(Retries.NONE)));
            assertEquals(SttError.NETWORK, silent.error());
        }
    }

    @Test
    void itIsInstalledAndItsKeyIsKeptForItsHost() {
        assertTrue(Vendors.installed().ids().contains("riva"));
        var saved = SavedEndpoint.of("cloud", "riva", "grpcs://grpc.nvcf.nvidia.com:443");
        assertEquals(
                Optional.of(KeyOrigin.of("https://grpc.nvcf.nvidia.com")),
                EndpointBook.EMPTY.with(saved).resolve("cloud").origin());
        assertFalse(KeyOrigin.of("grpc://example.org").isEncrypted());
    }
}
