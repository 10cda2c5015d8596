package dev.earshot.bridge.server;

import static dev.earshot.bridge.http.Calls.BY;
import static dev.earshot.bridge.http.Calls.OFFER;
import static dev.earshot.bridge.http.Calls.SPEECH;
import static dev.earshot.bridge.http.Calls.call;
import static dev.earshot.bridge.http.Calls.form;
import static dev.earshot.bridge.http.Calls.get;
import static dev.earshot.bridge.http.Calls.transcript;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.earshot.bridge.dialect.deepgram.ListenApi;
import dev.earshot.bridge.dialect.openai.AudioApi;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.HttpApi;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.server.metrics.Meters;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.FakeModel;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `/docs/openapi.json` and `/docs/asyncapi.json` say is what the server does.
@Timeout(60)
final class ApiDocumentsTest {
    private static final Transcript HELLO =
            transcript(8.47, settled(0, 0, 3.3, "Hello world."), settled(1, 3.5, 4.5, "How are you?"));

    private final House house =
            new House(FakeModel.saying("good morning"), ServerLimits.USUAL, Access.of(List.of("k")));

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode document(String name) throws Exception {
        return new JsonMapper().readTree(house.get("/docs/" + name).body());
    }

    /// What is wrong with an answer that should be of this shape.
    private List<?> faults(String shape, String answer) throws Exception {
        return faults("openapi.json", "#/components/schemas/" + shape, answer);
    }

    private List<?> faults(String name, String pointer, String answer) throws Exception {
        var document = (ObjectNode) document(name);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        document.without(List.of("anyOf")).put("$ref", pointer).toString(), InputFormat.JSON);
        return schema.validate(answer, InputFormat.JSON);
    }

    private void assertShape(String shape, String answer) throws Exception {
        assertEquals(List.of(), faults(shape, answer), shape + ": " + answer);
    }

    private static String said(HttpApi api, HttpCall call) {
        return assertInstanceOf(Plan.Say.class, api.plan(call, OFFER)).answer().text();
    }

    private static Reply reply(HttpApi api, HttpCall call) {
        return assertInstanceOf(Plan.Hear.class, api.plan(call, OFFER)).reply();
    }

    private static String answered(HttpApi api, HttpCall call) {
        return assertInstanceOf(Reply.AtOnce.class, reply(api, call))
                .answer(HELLO, BY)
                .text();
    }

    private static HttpCall listen(String query, String value) {
        var opening = new Opening("/v1/listen", Map.of(), Map.of("content-type", List.of("audio/wav")));
        return call("POST", opening.with(query, value), new Body.Raw(SPEECH));
    }

    @Test
    void howTheServerIsHasTheShapesThatAreDescribed() throws Exception {
        assertShape("Health", house.get("/health").body());
        assertShape("Ready", house.get("/ready").body());
        assertShape("Error", house.get("/metrics").body());
        assertFalse(faults("Health", "{\"status\":\"ill\"}").isEmpty(), "anything would pass");
        assertFalse(
                faults("Ready", "{\"status\":\"ready\",\"sessions\":0,\"new\":1}")
                        .isEmpty(),
                "more would pass");
    }

    private HttpResponse<String> post(String target, String type, String head, String tail) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var sound = new byte[4 * 32_000];
            var body = HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(sound),
                    HttpRequest.BodyPublishers.ofString(tail));
            var request = HttpRequest.newBuilder(house.address().resolve(target))
                    .header("Authorization", "Bearer k")
                    .header("Content-Type", type)
                    .POST(body);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whatIsAnsweredOverTheNetworkHasTheShapesThatAreDescribed() throws Exception {
        assertShape("Models", house.get("/v1/models", "X-API-Key", "k").body());
        assertShape("Model", house.get("/v1/models/fake", "X-API-Key", "k").body());
        assertShape("OpenAiError", house.get("/v1/models").body());
        assertShape(
                "OpenAiError", house.get("/v1/models/other", "X-API-Key", "k").body());
        var raw = post("/v1/listen?encoding=linear16&sample_rate=16000&utterances=true", "audio/raw", "", "");
        assertEquals(200, raw.statusCode());
        assertTrue(raw.body().contains("good morning"), raw.body());
        assertShape("DeepgramResponse", raw.body());
        assertShape("DeepgramError", post("/v1/listen", "audio/wav", "", "").body());
        var form = post(
                "/v1/audio/transcriptions",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n",
                "\r\n--x--\r\n");
        assertEquals(400, form.statusCode(), "no audio");
        assertShape("OpenAiError", form.body());
    }

    @Test
    void openAisAnswersHaveTheShapesThatAreDescribed() throws Exception {
        var api = new AudioApi();
        var path = "/v1/audio/transcriptions";
        assertShape("Models", said(api, get("/v1/models")));
        assertShape("Model", said(api, get("/v1/models/whisper-1")));
        assertShape("Transcription", answered(api, form(path)));
        assertShape("VerboseTranscription", answered(api, form(path, "response_format", "verbose_json")));
        assertShape(
                "VerboseTranscription",
                answered(
                        api,
                        form(
                                path,
                                "response_format",
                                "verbose_json",
                                "timestamp_granularities[]",
                                "word",
                                "timestamp_granularities[]",
                                "segment")));
        var stream = assertInstanceOf(Reply.Streamed.class, reply(api, form(path, "stream", "true")));
        var failed = assertInstanceOf(Reply.Streamed.class, reply(api, form(path, "stream", "true")));
        var pieces = List.of(
                stream.tell(settled(0, 0, 3.3, "Hello world.")),
                stream.tell(completed(8.47)),
                failed.tell(new TranscriptEvent.Failed(new SttException(SttError.INTERNAL, "It broke."))));
        for (var piece : pieces) {
            assertShape("StreamedEvent", piece.getFirst().replaceFirst("^data: ", ""));
        }
    }

    @Test
    void deepgramsAnswersHaveTheShapesThatAreDescribed() throws Exception {
        var api = new ListenApi();
        assertShape("DeepgramResponse", answered(api, listen("utterances", "true")));
        assertShape("DeepgramResponse", answered(api, listen("detect_language", "true")));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalHasTheShapeAndTheStatusThatAreDescribed(Reason reason) throws Exception {
        var refusal = new Refusal(reason, "It cannot be.");
        var openai = new AudioApi().refuse(refusal, form("/v1/audio/transcriptions"));
        assertShape("OpenAiError", openai.text());
        var deepgram = new ListenApi().refuse(refusal, listen("model", "nova-3"));
        assertShape("DeepgramError", deepgram.text());
        if (reason != Reason.WRONG_METHOD && reason != Reason.NO_SUCH_ADDRESS) { // of other routes than these
            var paths = document("openapi.json").path("paths");
            assertTrue(describes(paths, "/v1/audio/transcriptions", openai.status()), reason + " " + openai.status());
            assertTrue(describes(paths, "/v1/listen", deepgram.status()), reason + " " + deepgram.status());
        }
    }

    private static boolean describes(JsonNode paths, String path, int status) {
        return paths.path(path).path("post").path("responses").has(Integer.toString(status));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryExampleIsOne() throws Exception {
        for (var name : List.of("openapi.json", "asyncapi.json")) {
            var document = document(name);
            for (var reference : document.findValuesAsString("$ref")) {
                var parts = reference.split("#", 2);
                var target = parts[0].isEmpty() ? document : document(parts[0]);
                assertFalse(target.at(parts[1]).isMissingNode(), reference);
            }
        }
        for (var content : document("openapi.json").findValues("application/json")) {
            if (content.has("example") && content.path("schema").has("$ref")) {
                var pointer = content.path("schema").path("$ref").asString();
                assertEquals(
                        List.of(),
                        faults("openapi.json", pointer, content.path("example").toString()));
            }
        }
        for (var message : document("asyncapi.json").path("components").path("messages")) {
            for (var example : message.path("examples")) {
                var reference =
                        message.path("payload").path("schema").path("$ref").asString();
                var pointer = reference.substring(reference.indexOf('#'));
                assertEquals(
                        List.of(),
                        faults(
                                "protocol.schema.json",
                                pointer,
                                example.path("payload").toString()));
            }
        }
    }

    @Test
    void everyMessageOfOurOwnProtocolIsDescribed() throws Exception {
        var shapes = document("protocol.schema.json").path("$defs");
        var messages =
                document("asyncapi.json").path("channels").path("earshot").path("messages");
        for (var side : List.of("client", "server")) {
            for (var one : shapes.path(side).path("oneOf")) {
                var type = one.path("$ref").asString().replaceFirst(".*/", "");
                assertTrue(messages.has(type), type);
            }
        }
    }

    @Test
    void everyAddressIsDescribedAndCounted() throws Exception {
        var channels = document("asyncapi.json").path("channels").valueStream();
        assertEquals(
                ServerProtocol.all().stream().map(ServerProtocol::path).collect(Collectors.toSet()),
                channels.map(channel -> channel.path("address").asString()).collect(Collectors.toSet()));
        for (var path : Set.copyOf(document("openapi.json").path("paths").propertyNames())) {
            assertEquals(path, Meters.route(path), "the label of " + path);
        }
    }
}
