package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.dialect.deepgram.FluxClientCodec;
import dev.earshot.bridge.dialect.deepgram.ListenClientCodec;
import dev.earshot.bridge.dialect.openai.RealtimeClientCodec;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Gate;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against our own server, over real sockets.
@Timeout(60)
final class SocketRecognizerTest {
    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    private static SocketService.Protocol protocol(String name) {
        return request -> switch (name) {
            case "deepgram" -> new ListenClientCodec(request, SoundFormat.PLAIN);
            case "flux" -> new FluxClientCodec(request, SoundFormat.PLAIN);
            case "openai" -> new RealtimeClientCodec(request);
            default -> ServedFake.EARSHOT.codec(request);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"earshot", "deepgram", "flux", "openai"})
    void whatTheServerHearsIsHeardThroughEachProtocol(String name) throws Exception {
        try (var served = new ServedFake(model);
                var recognizer = served.recognizer(protocol(name));
                var session = recognizer.open(Terms.LIVE.options(), events::add)) {
            session.accept(model.audio());
            session.finish();
        }
        var builder = new TranscriptBuilder();
        events.forEach(builder::on);
        assertEquals("good morning how are you", builder.transcript().text().replace('\n', ' '), "of " + events);
        assertTrue(events.getLast() instanceof TranscriptEvent.Completed, "of " + events);
    }

    @Test
    void nobodyThereIsSaid() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        var why = refused(SocketService.open(URI.create("ws://127.0.0.1:" + port), ServedFake.EARSHOT));
        assertEquals(SttError.NETWORK, why.error());
        assertTrue(why.sentence().contains("Nobody listens at ws://127.0.0.1:" + port), why.sentence());
    }

    @Test
    void aWrongKeyIsSaidAndTheRightOneNeverShown() throws Exception {
        var limits = ServerLimits.USUAL;
        try (var served = new ServedFake(model, limits, Access.of(List.of("right-secret")))) {
            var service = SocketService.open(served.address(), ServedFake.EARSHOT);
            var why = refused(service.withHeader("Authorization", "Bearer wrong-secret"));
            assertEquals(SttError.ACCESS_DENIED, why.error());
            assertFalse(why.sentence().contains("secret"), why.sentence());

            var right = service.withHeader("Authorization", "Bearer right-secret");
            assertFalse(right.toString().contains("secret"), right.toString());
            try (var recognizer = new SocketRecognizer(right);
                    var session = recognizer.open(Terms.LIVE.options(), events::add)) {
                session.finish();
            }
            assertTrue(events.getLast() instanceof TranscriptEvent.Completed, "of " + events);
        }
    }

    @Test
    void anAddressThatIsNoneIsSaid() {
        for (var wrong : List.of("ftp://127.0.0.1", "localhost:8000", "ws:nothing", "/there")) {
            var why = assertThrows(
                    SttException.class, () -> SocketService.open(URI.create(wrong), ServedFake.EARSHOT), wrong);
            assertTrue(why.sentence().contains("ws://127.0.0.1:8000"), why.sentence());
        }
    }

    @Test
    void aServerThatIsStoppedEndsTheSession() throws Exception {
        var gate = Gate.shut();
        var ended = new CountDownLatch(1);
        try (var served = new ServedFake(model.heldBy(gate));
                var recognizer = served.recognizer(ServedFake.EARSHOT);
                var session = recognizer.open(Terms.LIVE.options(), event -> {
                    events.add(event);
                    if (event.terminal()) {
                        ended.countDown();
                    }
                })) {
            session.accept(model.audio());
            gate.awaitStop();
            served.server().stop(Duration.ZERO);
            ended.await();
            session.accept(new Pcm(new float[16_000])); // ignored
            session.finish();
        }
        assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count(), "of " + events);
        assertTrue(events.getLast() instanceof TranscriptEvent.Failed, "of " + events);
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForever() throws Exception {
        try (var served = new ServedFake(model.heldBy(Gate.shut()));
                var recognizer = new SocketRecognizer(SocketService.open(served.address(), ServedFake.EARSHOT)
                        .withLimits(TimeLimits.USUAL.withAnswer(Duration.ofMillis(300))));
                var session = recognizer.open(Terms.LIVE.options(), events::add)) {
            session.accept(model.audio());
            session.finish();
            var failed = (TranscriptEvent.Failed) events.getLast();
            assertEquals(SttError.NETWORK, failed.cause().error());
        }
    }

    private SttException refused(SocketService service) {
        try (var recognizer = new SocketRecognizer(service)) {
            return assertThrows(SttException.class, () -> recognizer.open(Terms.LIVE.options(), events::add));
        }
    }
}
