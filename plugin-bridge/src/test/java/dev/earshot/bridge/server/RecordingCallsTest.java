package dev.earshot.bridge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.recognition.Gate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls with whole recordings: real sockets, a model that says what it is told to, and no clock.
@Timeout(120)
final class RecordingCallsTest {
    private static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";

    @TempDir
    private Path uploads;

    private final FakeModel model = FakeModel.saying("good morning", "how are you");
    private String temporary = "";

    @BeforeEach
    void uploadHere() {
        temporary = System.setProperty("java.io.tmpdir", uploads.toString());
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        System.setProperty("java.io.tmpdir", temporary);
        try (var all = Files.walk(uploads)) {
            assertEquals(List.of(uploads), all.toList());
        }
    }

    /// Files of calls that are there now.
    private long files() throws IOException {
        try (var all = Files.walk(uploads)) {
            return all.filter(path -> path.getNameCount() - uploads.getNameCount() > 2)
                    .count();
        }
    }

    private static HttpResponse<String> post(House house, String target, String type, byte[] body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(house.address().resolve(target))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> form(House house, String... fields) throws Exception {
        return post(house, TRANSCRIPTIONS, formType(), RawCall.form(RawCall.wav(4), fields));
    }

    private static String formType() {
        return "multipart/form-data; boundary=" + RawCall.BOUNDARY;
    }

    @Test
    void aRecordingIsAnsweredWithItsTextAndReported() throws Exception {
        try (var house = new House(model)) {
            var answer = form(house, "model", "whisper-1", "response_format", "json");
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().startsWith("{\"text\":\"good morning how are you\""), answer.body());
            var report = house.report();
            assertEquals(TRANSCRIPTIONS, report.protocol());
            assertEquals(Duration.ofSeconds(4), report.heard());
            assertEquals(2, report.finals());
            assertEquals("200", report.end());
            assertEquals("fake", report.model().orElseThrow());
            assertEquals(0, files());
        }
    }

    @Test
    void everyFormatComesWithItsType() throws Exception {
        try (var house = new House(model)) {
            assertEquals(
                    "good morning how are you\n",
                    form(house, "response_format", "text").body());
            assertTrue(form(house, "response_format", "srt").body().startsWith("1\n00:00:00,200 --> "));
            var vtt = form(house, "response_format", "vtt");
            assertTrue(vtt.body().startsWith("WEBVTT"), vtt.body());
            assertTrue(vtt.headers().firstValue("content-type").orElseThrow().startsWith("text/plain"));
            assertTrue(form(house, "response_format", "verbose_json").body().contains("\"segments\""));
        }
    }

    @Test
    void deepgramsBodyIsTheSoundWhateverItsTypeSays() throws Exception {
        try (var house = new House(model)) {
            for (var type : List.of("audio/wav", "application/x-www-form-urlencoded", formType())) {
                var answer = post(house, "/v1/listen?model=nova-3&utterances=true", type, RawCall.wav(4));
                assertEquals(200, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("\"transcript\":\"good morning how are you\""), answer.body());
            }
        }
    }

    @Test
    void aStreamSaysWhatIsSettledWhileTheRestIsHeard() throws Exception {
        var gate = Gate.shut();
        gate.openUntil(Duration.ofSeconds(2));
        try (var house = new House(model.heldBy(gate));
                var call = new RawCall(house.address())) {
            call.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4), "stream", "true"));
            var first = call.until("\"delta\":\"good \"}\n\n");
            assertTrue(first.startsWith("HTTP/1.1 200"), first);
            assertTrue(first.contains("text/event-stream"), first);
            gate.openWide();
            var rest = call.until("}}\n\n");
            assertTrue(rest.contains("transcript.text.done\",\"text\":\"good morning how are you\""), rest);
        }
    }

    @Test
    void whatIsNoAudioIsRefusedWithAStatusEvenOfAStream() throws Exception {
        try (var house = new House(model)) {
            var noise = RawCall.form("this is no sound".getBytes(StandardCharsets.UTF_8), "stream", "true");
            var answer = post(house, TRANSCRIPTIONS, formType(), noise);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("speech.wav"), answer.body());
            assertFalse(answer.body().contains("earshot-uploads"), answer.body());
        }
    }

    @Test
    void aModelThatFailsInTheMiddleOfAStreamIsTold() throws Exception {
        var failing = model.failing(
                Duration.ofSeconds(2), () -> new SttException(SttError.OUT_OF_MEMORY, "No memory is left."));
        try (var house = new House(failing)) {
            var streamed = form(house, "stream", "true");
            assertEquals(200, streamed.statusCode());
            assertTrue(streamed.body().contains("No memory is left."), streamed.body());
            assertFalse(streamed.body().contains("transcript.text.done"), streamed.body());
            var whole = form(house);
            assertEquals(503, whole.statusCode());
            assertEquals("5", whole.headers().firstValue("retry-after").orElseThrow());
        }
    }

    @Test
    void modelsAreListed() throws Exception {
        try (var house = new House(model)) {
            assertTrue(house.get("/v1/models").body().contains("\"id\":\"fake\""));
            assertTrue(house.get("/v1/models/fake").body().contains("\"owned_by\":\"local\""));
            assertEquals(404, house.get("/v1/models/other").statusCode());
            try (var call = new RawCall(house.address())) {
                var head = call.head("HEAD /v1/models", "Connection: close\r\n").rest();
                assertTrue(head.startsWith("HTTP/1.1 200") && head.endsWith("\r\n\r\n"), head);
            }
        }
    }

    @Test
    void whatIsNotDoneHereIsSaidInTheOwnersWords() throws Exception {
        try (var house = new House(model)) {
            var wrong = house.get(TRANSCRIPTIONS);
            assertEquals(405, wrong.statusCode());
            assertEquals("POST", wrong.headers().firstValue("allow").orElseThrow());
            assertTrue(wrong.body().contains("invalid_request_error"), wrong.body());
            assertTrue(house.get("/v1/listen").body().contains("METHOD_NOT_ALLOWED"));
            assertTrue(house.get("/v1/nothing").body().contains("unknown_url"));
            assertTrue(house.get("/v2/listen").body().contains("Only WebSockets"));
            assertTrue(house.get("/nothing").body().startsWith("{\"type\":\"error\""));
            try (var call = new RawCall(house.address())) {
                var options = call.head("OPTIONS " + TRANSCRIPTIONS, "Connection: close\r\n")
                        .rest();
                assertTrue(options.startsWith("HTTP/1.1 204") && options.contains("Allow: POST"), options);
            }
        }
    }

    @Test
    void theKeyIsAskedBeforeAnythingIsUploaded() throws Exception {
        try (var house = new House(model, ServerLimits.USUAL, Access.of(List.of("secret")));
                var call = new RawCall(house.address())) {
            call.head("POST " + TRANSCRIPTIONS, "Content-Type: " + formType() + "\r\nContent-Length: 1000000\r\n");
            var answer = call.until("}}");
            assertTrue(answer.startsWith("HTTP/1.1 401") && answer.contains("invalid_api_key"), answer);
            assertEquals(0, files());
            var right = house.get("/v1/models", "Authorization", "Bearer secret");
            assertEquals(200, right.statusCode());
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSentOrAsSoonAsItIs() throws Exception {
        var limits = ServerLimits.USUAL.withUploads(new ServerLimits.Uploads(100_000, Duration.ofMinutes(1), 5, 1000));
        try (var house = new House(model, limits, Access.open())) {
            try (var call = new RawCall(house.address())) {
                call.head("POST /v1/listen", "Content-Length: 100001\r\n");
                var answer = call.until("}");
                assertTrue(answer.startsWith("HTTP/1.1 413") && answer.contains("PAYLOAD_TOO_LARGE"), answer);
            }
            try (var call = new RawCall(house.address())) {
                call.head("POST /v1/listen", "Transfer-Encoding: chunked\r\n");
                for (int i = 0; i < 11; i++) {
                    call.send("2710\r\n").send(new byte[10_000]).send("\r\n");
                }
                assertTrue(call.until("}").startsWith("HTTP/1.1 413"));
            }
            assertTrue(house.report().end().startsWith("413"));
        }
    }

    @Test
    void aFormHasAMeasure() throws Exception {
        var limits =
                ServerLimits.USUAL.withUploads(new ServerLimits.Uploads(1_000_000, Duration.ofMinutes(1), 3, 1000));
        try (var house = new House(model, limits, Access.open())) {
            var many = form(house, "a", "1", "b", "2", "c", "3");
            assertEquals(400, many.statusCode());
            assertTrue(many.body().contains("more than the 3 fields"), many.body());
            var longOne = form(house, "prompt", "x".repeat(1001));
            assertEquals(400, longOne.statusCode());
            assertTrue(longOne.body().contains("\"param\":\"prompt\""), longOne.body());
            assertEquals(200, form(house, "prompt", "x".repeat(1000)).statusCode());
        }
    }

    @Test
    void aFormThatCannotBeReadIsRefused() throws Exception {
        try (var house = new House(model)) {
            var whole = RawCall.form(RawCall.wav(1));
            var cut = Arrays.copyOf(whole, whole.length - 10);
            for (var body : List.of(new byte[0], "nonsense".getBytes(StandardCharsets.UTF_8), cut)) {
                var answer = post(house, TRANSCRIPTIONS, formType(), body);
                assertEquals(400, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("The form cannot be read"), answer.body());
            }
            assertEquals(
                    400,
                    post(house, TRANSCRIPTIONS, "multipart/form-data", whole).statusCode());
            assertEquals(
                    400,
                    post(house, TRANSCRIPTIONS, "audio/wav", RawCall.wav(1)).statusCode());
            try (var call = new RawCall(house.address())) {
                call.head("POST /v1/listen", "Transfer-Encoding: chunked\r\n").send("nonsense\r\n\r\n");
                assertEquals("", call.rest(), "Jetty answers nothing once chunks are malformed");
            }
            assertEquals(200, form(house).statusCode(), "and the server lives on");
        }
    }

    @Test
    void aClientThatSendsTooSlowlyIsToldSoAndGivesItsPlaceBack() throws Exception {
        var limits = ServerLimits.USUAL.withSessions(1, 1);
        try (var house = new House(model, limits, Access.open());
                var call = new RawCall(house.address())) {
            call.head("POST /v1/listen", "Content-Length: 100000\r\n").send(new byte[100]);
            while (house.server().connections() == 0 || files() == 0) {
                Thread.onSpinWait();
            }
            house.pass(ServerLimits.Uploads.USUAL.time().plusSeconds(1));
            var answer = call.until("}");
            assertTrue(answer.startsWith("HTTP/1.1 408") && answer.contains("SLOW_UPLOAD"), answer);
            house.report();
            assertEquals(200, form(house).statusCode());
        }
    }

    @Test
    void aClientThatVanishesWhileItIsHeardFreesEverythingAtOnce() throws Exception {
        for (var stream : List.of("false", "true")) {
            var gate = Gate.shut();
            var held = model.heldBy(gate);
            try (var house = new House(held);
                    var call = new RawCall(house.address())) {
                call.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4), "stream", stream));
                gate.awaitStop();
                house.pass(Duration.ofSeconds(60));
                assertEquals(1, held.openDecoders(), "one that waits is heard on");
                call.close();
                while (house.server().connections() > 0) {
                    house.pass(Duration.ofMillis(100));
                }
                assertEquals(Call.GONE, house.report().end());
                assertEquals(0, held.openDecoders());
                assertEquals(0, files());
            }
        }
    }

    @Test
    void aClientThatVanishesWhileItSendsIsForgotten() throws Exception {
        try (var house = new House(model);
                var call = new RawCall(house.address())) {
            call.head("POST /v1/listen", "Content-Length: 100000\r\n").send(new byte[100]);
            while (files() == 0) {
                Thread.onSpinWait();
            }
            call.close();
            assertEquals(Call.GONE, house.report().end());
            assertEquals(0, files());
        }
    }

    @Test
    void aClientThatSendsItsNextRequestTooSoonIsAnsweredAndDisconnected() throws Exception {
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate));
                var call = new RawCall(house.address())) {
            call.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4)));
            gate.awaitStop();
            call.head("GET /health", "");
            house.pass(Duration.ofSeconds(1));
            gate.openWide();
            var all = call.rest();
            assertTrue(all.contains("good morning how are you") && all.contains("Connection: close"), all);
        }
    }

    @Test
    void whoFindsNoPlaceIsToldWhenToComeBack() throws Exception {
        var gate = Gate.shut();
        var limits = ServerLimits.USUAL.withSessions(1, 1);
        try (var house = new House(model.heldBy(gate), limits, Access.open());
                var first = new RawCall(house.address())) {
            first.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4)));
            gate.awaitStop();
            assertTrue(house.get("/ready").body().contains("\"sessions\":1"));
            var second = form(house);
            assertEquals(429, second.statusCode());
            assertEquals("5", second.headers().firstValue("retry-after").orElseThrow());
            assertTrue(second.body().contains("rate_limit_exceeded"), second.body());
            gate.openWide();
            assertTrue(first.until("}}").contains("good morning"));
            house.report();
            house.report();
            assertEquals(200, form(house).statusCode());
        }
    }

    @Test
    void aServerThatStopsHearsRunningCallsToTheirEndAndTakesNoOthers() throws Exception {
        var gate = Gate.shut();
        try (var house = new House(model.heldBy(gate));
                var call = new RawCall(house.address())) {
            call.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4)));
            gate.awaitStop();
            var stopping = Thread.ofVirtual().start(() -> house.server().stop(Duration.ofMinutes(1)));
            while (house.get("/ready").statusCode() != 503) {
                Thread.onSpinWait();
            }
            var late = form(house);
            assertEquals(503, late.statusCode());
            assertEquals("5", late.headers().firstValue("retry-after").orElseThrow());
            gate.openWide();
            assertTrue(call.until("}}").contains("good morning how are you"));
            stopping.join();
        }
    }

    @Test
    void aCallThatIsNotHeardWithinTheTimeOfGraceIsToldSo() throws Exception {
        for (var stream : List.of("false", "true")) {
            var gate = Gate.shut();
            gate.openUntil(Duration.ofSeconds(2));
            try (var house = new House(model.heldBy(gate));
                    var call = new RawCall(house.address())) {
                call.post(TRANSCRIPTIONS, RawCall.form(RawCall.wav(4), "stream", stream));
                gate.awaitStop();
                house.server().stop(Duration.ZERO);
                var answer = call.until("}}");
                assertTrue(answer.contains("This server is being stopped"), answer);
                assertTrue(answer.startsWith(stream.equals("true") ? "HTTP/1.1 200" : "HTTP/1.1 503"), answer);
            }
        }
    }

    @Test
    void aStrangePageMayNotCallAServerWithoutKeys() throws Exception {
        try (var house = new House(model)) {
            var answer = house.get("/v1/models", "Origin", "https://example.com");
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("insufficient_permissions"), answer.body());
        }
    }
}
