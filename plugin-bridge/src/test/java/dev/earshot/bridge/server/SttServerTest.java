package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Gate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real sockets, a model that says what it is told to, and no clock.
@Timeout(120)
final class SttServerTest {
    private final FakeModel model = FakeModel.saying("good morning", "how are you");

    @Test
    void aClientThatKnowsTheLeastIsUnderstood() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4).text("{\"type\":\"end\"}");
            var said = caller.until("\"done\"");
            assertTrue(said.stream().anyMatch(one -> one.contains("interim") && one.contains("good")), "" + said);
            assertEquals(
                    2, said.stream().filter(one -> one.contains("\"final\"")).count(), "" + said);
            assertEquals(1000, caller.closeCode());
            var report = house.report();
            assertEquals(Duration.ofSeconds(4), report.heard());
            assertEquals(2, report.finals());
            assertEquals("/ws/transcribe", report.protocol());
        }
    }

    @Test
    void deepgramsClientHearsTheFinalFirstAfterCloseStream() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/v1/listen?encoding=linear16&sample_rate=16000&interim_results=true")) {
            caller.silence(4).text("{\"type\":\"CloseStream\"}");
            var said = caller.until("\"Metadata\"");
            assertTrue(said.stream().anyMatch(one -> one.contains("good morning")), "" + said);
            assertTrue(said.stream().anyMatch(one -> one.contains("how are you")), "" + said);
            assertEquals(1000, caller.closeCode());
        }
    }

    @Test
    void fluxTellsOfTurns() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/v2/listen?model=flux-general-en&encoding=linear16&sample_rate=16000")) {
            assertTrue(caller.next().contains("Connected"));
            caller.silence(4).text("{\"type\":\"CloseStream\"}");
            var said = caller.until("EndOfTurn");
            assertTrue(said.getLast().contains("good morning"), "" + said);
        }
    }

    @Test
    void openAisClientHearsItsItems() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/v1/realtime?intent=transcription", "OpenAI-Beta", "realtime=v1")) {
            assertTrue(caller.next().contains("session.created"));
            var sound = Base64.getEncoder().encodeToString(new byte[24_000 * 2 * 4]);
            caller.text("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + sound + "\"}");
            caller.text("{\"type\":\"input_audio_buffer.commit\"}");
            var said = caller.until("transcription.completed");
            assertTrue(said.getLast().contains("good morning"), "" + said);
        }
    }

    @Test
    void finalizeSaysWhatIsLeftAndTheSoundGoesOn() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4).text("{\"type\":\"finalize\"}");
            caller.until("\"finalized\"");
            caller.silence(4).text("{\"type\":\"end\"}");
            var said = caller.until("\"done\"");
            var last = said.stream()
                    .filter(one -> one.contains("\"final\""))
                    .toList()
                    .getLast();
            assertTrue(last.contains("how are you"), last);
            assertTrue(said.getLast().contains("8"), "8 s were heard: " + said.getLast());
        }
    }

    @Test
    void aClientThatVanishesFreesItsSessionAtOnce() throws Exception {
        var gate = Gate.shut();
        var held = model.heldBy(gate);
        try (var house = new House(held);
                var caller = house.call("/ws/transcribe")) {
            caller.silence(1);
            gate.awaitStop();
            assertEquals(1, held.openDecoders());
            caller.vanish();
            house.report();
            assertEquals(0, held.openDecoders());
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOff() throws Exception {
        var limits = ServerLimits.USUAL.withUnread(100_000);
        try (var house = new House(model, limits, Access.open());
                var caller = Caller.deaf(house.address(), "/ws/transcribe")) {
            var nonsense = "{\"type\":\"nonsense\"}";
            assertThrows(Exception.class, () -> {
                for (int i = 0; i < 1_000_000; i++) {
                    caller.text(nonsense);
                }
            });
            assertTrue(house.report().end().contains("did not read"));
        }
    }

    @Test
    void framesThatMakeNoSenseAreAnsweredAndTheConnectionLives() throws Exception {
        var limits = ServerLimits.USUAL.withMessageSize(10_000);
        try (var house = new House(model, limits, Access.open());
                var caller = house.call("/ws/transcribe")) {
            for (var wrong : List.of("{", "[]", "{}", "{\"type\":\"sing\"}", "{\"type\":\"config\",\"language\":7}")) {
                assertTrue(caller.text(wrong).next().contains("\"error\""), wrong);
            }
            assertTrue(caller.bytes().next().contains("\"error\""), "empty");
            assertTrue(caller.bytes(new byte[10_002]).next().contains("\"error\""), "too large");
            caller.bytes(new byte[3201]);
            assertTrue(caller.until("error").getLast().contains("middle of a sample"));
            caller.silence(4).text("{\"type\":\"end\"}");
            assertTrue(caller.until("\"done\"").toString().contains("how are you"));
        }
    }

    @Test
    void aMessageThatIsFarTooLargeEndsItsConnectionAndNoOther() throws Exception {
        var limits = ServerLimits.USUAL.withMessageSize(10_000);
        try (var house = new House(model, limits, Access.open());
                var honest = house.call("/ws/transcribe");
                var caller = house.call("/ws/transcribe")) {
            caller.bytes(new byte[20_002]);
            assertEquals(1009, caller.closeCode());
            honest.silence(4).text("{\"type\":\"end\"}");
            assertTrue(honest.until("\"done\"").toString().contains("how are you"));
        }
    }

    @Test
    void aModelThatIsNotThereIsSaidAndAnotherMayBeAskedFor() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/ws/transcribe")) {
            caller.text("{\"type\":\"config\",\"model\":\"/etc\"}");
            assertTrue(caller.next().contains("There is no model"));
            caller.text("{\"type\":\"config\",\"model\":\"fake\"}");
            assertTrue(caller.next().contains("\"ready\""));
        }
    }

    @Test
    void overloadIsSaidAsEachProtocolDoes() throws Exception {
        var limits = ServerLimits.USUAL.withSessions(1, 1);
        try (var house = new House(model, limits, Access.open());
                var first = house.call("/ws/transcribe")) {
            first.text("{\"type\":\"config\"}").until("\"ready\"");
            try (var second = house.call("/v1/listen?encoding=linear16&sample_rate=16000")) {
                assertEquals(1013, second.closeCode());
            }
            try (var third = house.call("/ws/transcribe")) {
                assertTrue(third.text("{\"type\":\"config\"}").next().contains("\"error\""));
                assertEquals(1013, third.closeCode());
            }
            first.text("{\"type\":\"end\"}").until("\"done\"");
            house.report();
            house.report();
            house.report();
            try (var fourth = house.call("/ws/transcribe")) {
                assertTrue(fourth.text("{\"type\":\"config\"}").next().contains("\"ready\""));
            }
        }
    }

    @Test
    void tooManyConnectionsAreTurnedAwayAtTheDoor() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL.withConnections(1), Access.open());
                var first = house.call("/ws/transcribe")) {
            first.text("{\"type\":\"config\"}").until("\"ready\"");
            var answer = Knock.socket(house.address(), "/ws/transcribe", "");
            assertTrue(answer.startsWith("HTTP/1.1 429"), answer);
            assertTrue(answer.contains("Retry-After: 5"), answer);
        }
    }

    @Test
    void whoHasNoKeyIsToldSoInTheWordsOfTheProtocol() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("first", "second")))) {
            var plain = Knock.socket(house.address(), "/ws/transcribe", "");
            assertTrue(plain.startsWith("HTTP/1.1 401") && plain.contains("\"type\":\"error\""), plain);
            var deepgram = Knock.socket(house.address(), "/v1/listen", "Authorization: Token wrong\r\n");
            assertTrue(deepgram.startsWith("HTTP/1.1 401") && deepgram.contains("INVALID_AUTH"), deepgram);
            var openAi = Knock.socket(house.address(), "/v1/realtime", "Authorization: Bearer firs\r\n");
            assertTrue(openAi.startsWith("HTTP/1.1 401") && openAi.contains("invalid_api_key"), openAi);
        }
    }

    @Test
    void aKeyIsTakenFromWhereverClientsPutIt() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("first", "second")))) {
            for (var header : List.of(
                    "Authorization: Bearer first",
                    "Authorization: Token second",
                    "Authorization: bearer second",
                    "X-API-Key: first",
                    "Sec-WebSocket-Protocol: token, second",
                    "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.first, openai-beta.realtime-v1")) {
                var answer = Knock.socket(house.address(), "/v1/listen", header + "\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 101"), header + ": " + answer);
            }
            assertTrue(Knock.socket(house.address(), "/ws/transcribe?token=second", "")
                    .startsWith("HTTP/1.1 101"));
        }
    }

    @Test
    void aStrangePageMayNotUseAServerWithoutKeys() throws Exception {
        try (var house = new House(model)) {
            var answer = Knock.socket(house.address(), "/ws/transcribe", "Origin: https://example.com\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
            var own = Knock.socket(house.address(), "/ws/transcribe", "Origin: " + house.address() + "\r\n");
            assertTrue(own.startsWith("HTTP/1.1 101"), own);
        }
    }

    @Test
    void aNetworkIsServedOnlyWithAKeyOrWhenThatIsAllowed() {
        assertTrue(!Access.local().suits("0.0.0.0"));
        assertTrue(Access.open().suits("0.0.0.0"));
        assertTrue(Access.of(List.of("key")).suits("0.0.0.0"));
        for (var own : List.of("127.0.0.1", "localhost", "::1")) {
            assertTrue(Access.local().suits(own), own);
        }
    }

    @Test
    void aKeyIsNeverShown() {
        assertTrue(!Access.of(List.of("hush-hush")).toString().contains("hush"));
        assertThrows(SttException.class, () -> Access.of(List.of(" ")));
    }

    @Test
    void soundThatComesTooFastIsReadMoreSlowlyAndAllOfItIsHeard() throws Exception {
        var gate = Gate.shut();
        var limits = ServerLimits.USUAL.withBacklog(Duration.ofSeconds(1), Duration.ofSeconds(60));
        try (var house = new House(model.heldBy(gate), limits, Access.open());
                var caller = house.call("/ws/transcribe")) {
            var sending = Thread.ofVirtual().start(() -> caller.silence(300).text("{\"type\":\"end\"}"));
            gate.awaitStop();
            house.pass(Duration.ofSeconds(30));
            gate.openWide();
            sending.join();
            assertTrue(caller.until("\"done\"").getLast().contains("300"));
        }
    }

    @Test
    void whoIsTooFastForTooLongIsToldSo() throws Exception {
        var gate = Gate.shut();
        var limits = ServerLimits.USUAL
                .withBacklog(Duration.ofSeconds(1), Duration.ofSeconds(5))
                .withTimes(Duration.ofDays(1), Duration.ofDays(1));
        try (var house = new House(model.heldBy(gate), limits, Access.open());
                var caller = house.call("/ws/transcribe")) {
            caller.silence(20);
            gate.awaitStop();
            while (!caller.closesSoon()) {
                house.pass(Duration.ofSeconds(1));
            }
            assertEquals(1008, caller.closeCode());
            assertTrue(caller.until("error").getLast().contains("slowly"));
        }
    }

    @Test
    void whoSaysNothingIsSentAwayAndWhoPingsIsNot() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/ws/transcribe")) {
            caller.text("{\"type\":\"config\"}").until("\"ready\"");
            house.pass(Duration.ofSeconds(100));
            caller.ping();
            house.pass(Duration.ofSeconds(100));
            caller.text("{\"type\":\"config\"}").until("\"ready\"");
            house.pass(Duration.ofSeconds(121));
            assertTrue(caller.until("error").getLast().contains("Nothing came"));
            assertEquals(1001, caller.closeCode());
        }
    }

    @Test
    void deepgramsClientsHaveTenSeconds() throws Exception {
        try (var house = new House(model);
                var caller = house.call("/v1/listen?encoding=linear16&sample_rate=16000")) {
            while (!caller.closesSoon()) {
                house.pass(Duration.ofSeconds(1));
            }
            assertEquals(1011, caller.closeCode());
        }
    }

    @Test
    void aServerThatStopsSaysWhatWasHeardAndLetsNobodyIn() throws Exception {
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate));
                var caller = house.call("/ws/transcribe")) {
            caller.text("{\"type\":\"config\"}").until("\"ready\"");
            caller.silence(4).text("{\"type\":\"config\"}").until("\"ready\""); // so all of it has been read
            gate.awaitStop();
            var stopping = Thread.ofVirtual().start(() -> house.server().stop(Duration.ofMinutes(1)));
            while (house.get("/ready").statusCode() != 503) {
                Thread.onSpinWait();
            }
            assertTrue(Knock.socket(house.address(), "/ws/transcribe", "").startsWith("HTTP/1.1 503"));
            gate.openWide();
            assertTrue(caller.until("\"done\"").toString().contains("how are you"));
            assertEquals(1000, caller.closeCode());
            stopping.join();
            assertThrows(Exception.class, () -> house.get("/health"));
        }
    }

    @Test
    void whatIsNotSaidWithinTheTimeOfGraceIsLost() throws Exception {
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate));
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4);
            gate.awaitStop();
            house.server().stop(Duration.ZERO);
            assertEquals(1001, caller.closeCode());
            assertTrue(house.report().end().contains("1001"));
        }
    }

    @Test
    void aModelThatFailsIsTold() throws Exception {
        var failing = model.failing(
                Duration.ofSeconds(1), () -> new SttException(SttError.OUT_OF_MEMORY, "No memory is left."));
        try (var house = new House(failing);
                var caller = house.call("/ws/transcribe")) {
            caller.silence(4);
            assertTrue(caller.until("\"error\"").getLast().contains("No memory is left."));
            assertEquals(1013, caller.closeCode());
        }
    }

    @Test
    void itSaysThatItIsWell() throws Exception {
        try (var house = new House(model)) {
            assertEquals("{\"status\":\"ok\"}", house.get("/health").body());
            assertEquals(200, house.get("/ready").statusCode());
            assertEquals(404, house.get("/nothing").statusCode());
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var house = new House(model)) {
            var taken = new SttServer(
                    SttServer.Setup.local(house.address().getPort()),
                    _ -> {
                        throw new AssertionError();
                    },
                    ServerMonitor.NONE);
            var why = assertThrows(SttException.class, taken::start);
            assertTrue(why.sentence().contains("another port"), why.sentence());
        }
    }
}
