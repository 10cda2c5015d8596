package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Endpoints of services elsewhere, against a [ScriptedServer] that says what they said.
@Timeout(60)
final class VendorsOnSocketsTest {
    private static final Vendors VENDORS = Vendors.installed();

    private static final String SECRET = "s3cret";

    private static final RecognitionOptions ENGLISH = Terms.LIVE.options().withLanguage(Optional.of("en-US"));

    private static final Retries SOON = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    private static EndpointConfig config(String id, URI address) {
        var config = EndpointConfig.of("here", address).withRetries(SOON);
        return switch (id) {
            case "aws-transcribe" ->
                config.withKey(Optional.of("AKIDEXAMPLE:" + SECRET))
                        .withParameters(Map.of("region", List.of("eu-central-1")));
            default -> config.withKey(Optional.of(SECRET));
        };
    }

    private void hear(EndpointConfig config, String id) throws InterruptedException {
        try (var recognizer = VENDORS.of(id).recognizer(config, Wiring.plain(Detectors.builtIn()));
                var session = recognizer.open(ENGLISH, events::add)) {
            for (int i = 0; i < 10; i++) {
                session.accept(new Pcm(new float[1600]));
            }
            session.finish();
        }
    }

    private String text() {
        var builder = new TranscriptBuilder();
        events.forEach(builder::on);
        return builder.transcript().text().replace('\n', ' ');
    }

    private static void play(Recorded recorded, ScriptedServer.Visit visit) throws IOException {
        visit.openSocket();
        visit.say(recorded.greeting());
        for (var frame = visit.read(); frame.isPresent(); frame = visit.read()) {
            if (recorded.end().test(frame.get())) {
                visit.say(recorded.text());
                visit.closeSocket(1000);
                return;
            }
        }
    }

    /// Gladia is asked over HTTP where its socket is.
    private static boolean tellsWhereItsSocketIs(ScriptedServer.Visit visit) throws IOException {
        visit.readRequest();
        if (visit.asksForSocket()) {
            return false;
        }
        visit.answer(
                201,
                "{\"id\":\"1\",\"url\":\"ws://%s/v2/live?token=one%%2Btime\"}"
                        .formatted(visit.headers().get("Host")));
        return true;
    }

    @ParameterizedTest
    @MethodSource("dev.earshot.bridge.client.Recorded#all")
    void aServiceIsHeardAndTheKeyIsWhereItBelongsOnly(Recorded recorded) throws Exception {
        try (var server = new ScriptedServer(visit -> {
            if (!tellsWhereItsSocketIs(visit)) {
                play(recorded, visit);
            }
        })) {
            hear(config(recorded.id(), server.address("ws")), recorded.id());
            assertEquals("good morning", text(), "of " + events);
            assertTrue(events.getLast() instanceof TranscriptEvent.Completed, "of " + events);

            var asked = server.visits().getFirst();
            int shown = 0;
            for (var visit : server.visits()) {
                shown += visit.everything().split(SECRET, -1).length - 1;
            }
            switch (VENDORS.of(recorded.id()).keyUse()) {
                case KeyUse.Header(var name, var before) -> {
                    assertEquals(before + SECRET, asked.headers().get(name));
                    assertEquals(1, shown);
                }
                case KeyUse.Parameter(var name) -> {
                    assertTrue(asked.target().contains(name + "=" + SECRET), asked.target());
                    assertEquals(1, shown);
                }
                case KeyUse.None _ -> assertEquals(0, shown);
                case KeyUse.Own _ -> {
                    assertTrue(asked.target().contains("X-Amz-Signature="), asked.target());
                    assertFalse(asked.target().contains("&region="), asked.target());
                    assertEquals(0, shown);
                }
            }
            if (recorded.id().equals("gladia")) {
                assertEquals(
                        "/v2/live?token=one%2Btime", server.visits().getLast().target());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.earshot.bridge.client.Recorded#all")
    void aRefusedKeyIsSaidAndNotShown(Recorded recorded) throws Exception {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.answer(401, "{\"message\":\"Who are you?\"}");
        })) {
            var config = config(recorded.id(), server.address("ws"));
            var why = assertThrows(SttException.class, () -> hear(config, recorded.id()));
            assertEquals(SttError.ACCESS_DENIED, why.error());
            assertFalse(why.sentence().contains(SECRET), why.sentence());
            assertEquals(1, server.visits().size());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.earshot.bridge.client.Recorded#all")
    void allIsHeardAgainWhenAConnectionBreaksInTheMiddle(Recorded recorded) throws Exception {
        var sockets = new AtomicInteger();
        try (var server = new ScriptedServer(visit -> {
            if (tellsWhereItsSocketIs(visit)) {
                return;
            }
            if (sockets.incrementAndGet() > 1) {
                play(recorded, visit);
                return;
            }
            visit.openSocket();
            visit.say(recorded.greeting());
            while (visit.size() < 8_000) {
                visit.read();
            }
            visit.breakOff();
        })) {
            hear(config(recorded.id(), server.address("ws")), recorded.id());
            assertEquals("good morning", text(), "of " + events);
            assertEquals(2, sockets.get());
            assertTrue(server.visits().getLast().size() >= 32_000, "not all of the sound");
        }
    }

    @Test
    void aWyomingServiceIsHeardOverTcpAndAnswered() throws Exception {
        try (var server = new ScriptedServer(visit -> {
            for (var piece = visit.readBytes(); piece.isPresent(); piece = visit.readBytes()) {
                if (visit.everything().contains("audio-stop")) {
                    visit.sayBytes("{\"type\":\"ping\",\"data\":{\"text\":\"you\"}}\n");
                    while (!visit.everything().contains("pong")) {
                        visit.readBytes();
                    }
                    visit.sayBytes("{\"type\":\"transcript\",\"data\":{\"text\":\"good morning\"}}\n");
                }
            }
        })) {
            hear(config("wyoming", server.address("tcp")), "wyoming");
            assertEquals("good morning", text(), "of " + events);
            assertFalse(server.visits().getFirst().everything().contains(SECRET));
        }
    }

    @Test
    void aTcpConnectionThatBreaksIsMadeAgain() throws Exception {
        var connections = new AtomicInteger();
        try (var server = new ScriptedServer(visit -> {
            boolean breaks = connections.incrementAndGet() == 1;
            for (var piece = visit.readBytes(); piece.isPresent(); piece = visit.readBytes()) {
                if (breaks && visit.size() > 8_000) {
                    visit.breakOff();
                    return;
                }
                if (visit.everything().contains("audio-stop")) {
                    visit.sayBytes("{\"type\":\"transcript\",\"data\":{\"text\":\"good morning\"}}\n");
                }
            }
        })) {
            hear(config("wyoming", server.address("tcp")), "wyoming");
            assertEquals("good morning", text(), "of " + events);
            assertEquals(2, connections.get());
            assertTrue(server.visits().getLast().size() >= 32_000, "not all of the sound");
        }
    }

    @Test
    void anAddressThatIsNoneOfTcpIsSaid() {
        for (var wrong : List.of("ws://127.0.0.1:10300", "tcp://127.0.0.1", "tcp:nothing")) {
            var config = config("wyoming", URI.create(wrong));
            var why = assertThrows(SttException.class, () -> hear(config, "wyoming"), wrong);
            assertEquals(SttError.UNSUPPORTED, why.error());
            assertTrue(why.sentence().contains("tcp://127.0.0.1:10300"), why.sentence());
        }
    }

    @Test
    void soundGoesToNoHostThatIsNotTheServices() throws Exception {
        for (var elsewhere : List.of("ws://localhost/v2/live?token=1", "wss://127.0.0.1.example.org/v2/live")) {
            try (var server = new ScriptedServer(visit -> {
                visit.readRequest();
                visit.answer(201, "{\"id\":\"1\",\"url\":\"%s\"}".formatted(elsewhere));
            })) {
                var config = config("gladia", server.address("http"));
                var why = assertThrows(SttException.class, () -> hear(config, "gladia"));
                assertEquals(SttError.ACCESS_DENIED, why.error());
                assertTrue(why.sentence().contains("nothing was sent"), why.sentence());
                assertEquals(1, server.visits().size());
            }
        }
    }

    @Test
    void aKeyForAwsHasTwoPartsAndARegion() {
        var address = VENDORS.of("aws-transcribe").address();
        for (var wrong : List.of("AKIDEXAMPLE", ":secret", "AKIDEXAMPLE:")) {
            var config = EndpointConfig.of("there", address).withKey(Optional.of(wrong));
            var why = assertThrows(SttException.class, () -> hear(config, "aws-transcribe"), wrong);
            assertEquals(SttError.ACCESS_DENIED, why.error());
            assertFalse(why.sentence().contains("AKIDEXAMPLE"), why.sentence());
        }
        var nowhere =
                EndpointConfig.of("there", URI.create("wss://example.org")).withKey(Optional.of("A:B"));
        var why = assertThrows(SttException.class, () -> hear(nowhere, "aws-transcribe"));
        assertTrue(why.sentence().contains("region"), why.sentence());
    }
}
