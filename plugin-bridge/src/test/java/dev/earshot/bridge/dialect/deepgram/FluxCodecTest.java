package dev.earshot.bridge.dialect.deepgram;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.conversation;
import static dev.earshot.bridge.wire.Scene.draft;
import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.failed;
import static dev.earshot.bridge.wire.Scene.problem;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.started;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BackToBack;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Golden;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.TinyServer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FluxCodecTest {
    private static final String USUAL = "model=flux-general-en&encoding=linear16&sample_rate=16000";

    private static TinyServer server(String query) {
        return new TinyServer(new FluxServerCodec(ListenCodecTest.opening(query), TERMS)).open();
    }

    private static List<JsonNode> said(TinyServer server) {
        return server.said().stream().map(new JsonMapper()::readTree).toList();
    }

    private static List<String> shown(TinyServer server) {
        return said(server).stream()
                .map(message -> message.path("type").stringValue().equals("TurnInfo")
                        ? message.path("event").stringValue() + " " + message.path("turn_index") + " "
                                + message.path("transcript").stringValue()
                        : message.path("type").stringValue())
                .toList();
    }

    @Test
    void theServerSpeaksFirst() {
        assertEquals(
                List.of(
                        "{\"type\":\"Connected\",\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\",\"sequence_id\":0}"),
                server(USUAL).said());
    }

    @Test
    void theModelSaysTheLanguage() {
        assertEquals(Optional.of("en"), server(USUAL).request().options().language());
        var multi = "model=flux-general-multi&encoding=mulaw";
        assertEquals(Optional.empty(), server(multi).request().options().language());
        assertEquals(
                Optional.of("de"),
                server(multi + "&language_hint=de").request().options().language());
        assertEquals(
                Optional.empty(),
                server(multi + "&language_hint=de&language_hint=fr")
                        .request()
                        .options()
                        .language());
    }

    @Test
    void aTurnIsToldFromItsFirstWordsToItsEnd() {
        var server = server(USUAL);
        server.tell(conversation().toArray(TranscriptEvent[]::new)).passed(5);
        var all = said(server);
        assertEquals(
                List.of(
                        "Connected 0",
                        "StartOfTurn 1",
                        "Update 2",
                        "Update 3",
                        "EndOfTurn 4",
                        "StartOfTurn 5",
                        "Update 6",
                        "EndOfTurn 7"),
                all.stream()
                        .map(message -> message.path("event")
                                        .asString(message.path("type").asString("")) + " "
                                + message.path("sequence_id"))
                        .toList());
        assertTrue(
                all.stream().skip(1).allMatch(message -> message.path("words").size() > 0),
                "LiveKit drops turns without words");
        var last = all.getLast();
        assertEquals(1, last.path("turn_index").intValue());
        assertEquals("How are you?", last.path("transcript").stringValue());
        assertEquals(2.9, last.path("audio_window_start").doubleValue());
        assertEquals(4, last.path("audio_window_end").doubleValue());
        assertEquals(0.7, last.path("end_of_turn_confidence").doubleValue());
    }

    @Test
    void anEagerEndIsTakenBackWhenTheSpeakerGoesOn() {
        var server = server(USUAL + "&eager_eot_threshold=0.5&eot_threshold=0.9");
        assertEquals(
                Duration.ofMillis(250), server.request().options().endpointing().silence());
        server.tell(started(0), ended(1), settled(0, 0, 1, "I think"))
                .passed(1.3)
                .passed(1.5);
        server.tell(started(1.6), draft(1, 1.6, 2, "so", ""), ended(2), settled(1, 1.6, 2, "so."))
                .passed(2.3)
                .passed(2.7);
        assertEquals(
                List.of(
                        "Connected",
                        "StartOfTurn 0 I think",
                        "EagerEndOfTurn 0 I think",
                        "TurnResumed 0 I think",
                        "Update 0 I think so",
                        "Update 0 I think so.",
                        "EagerEndOfTurn 0 I think so."),
                shown(server));
        server.passed(2.9);
        assertEquals(List.of("EndOfTurn 0 I think so."), shown(server));
    }

    @Test
    void whoGoesOnTooLateBeginsATurn() {
        var server = server(USUAL + "&eager_eot_threshold=0.5");
        server.tell(started(0), ended(1), settled(0, 0, 1, "One."), started(5), draft(1, 5, 6, "two", ""));
        assertEquals(
                List.of(
                        "Connected",
                        "StartOfTurn 0 One.",
                        "EagerEndOfTurn 0 One.",
                        "EndOfTurn 0 One.",
                        "StartOfTurn 1 two"),
                shown(server));
    }

    /// As the SDK for JavaScript can ask for.
    @Test
    void theClientMayEndATurnItself() {
        var server = server(USUAL + "&eager_eot_threshold=0.5");
        server.tell(started(0), draft(0, 0, 1, "one", "")).text("{\"type\":\"ForceEndTurn\"}");
        assertEquals(1, server.flushes());
        server.tell(settled(0, 0, 1, "One."), ended(1)).flushed();
        server.tell(started(2), settled(1, 2, 3, "Two."), ended(3)).passed(9);
        var ends = said(server).stream()
                .filter(message -> message.path("event").asString("").equals("EndOfTurn"))
                .map(message -> message.path("transcript").stringValue() + " "
                        + message.path("trigger").stringValue())
                .toList();
        assertEquals(List.of("One. manual", "Two. model"), ends);
    }

    @Test
    void whoForcesTheEndOfNoTurnIsToldNothing() {
        var server = server(USUAL);
        server.text("{\"type\":\"ForceEndTurn\"}").flushed();
        assertEquals(List.of("Connected"), shown(server));
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                4,
                List.of(
                        "{\"type\":\"TurnInfo\",\"event\":\"EndOfTurn\",\"turn_index\":0,\"audio_window_start\":0.0,\"audio_window_end\":1.2,\"transcript\":\"Hello\",\"words\":[{\"word\":\"Hello\",\"confidence\":0.9}],\"languages\":[\"en\"]}"));
        int failures = garbage.readBy(() -> new FluxClientCodec(TERMS.defaults(), SoundFormat.PLAIN), 5_000);
        assertTrue(failures > 1_000, failures + " failures");
    }

    @Test
    void speechWithoutWordsIsNoTurn() {
        var server = server(USUAL)
                .tell(started(0), draft(0, 0, 0.2, " ", ""), ended(0.3))
                .passed(3);
        assertEquals(List.of("Connected"), shown(server));
    }

    @Test
    void configureChangesWhatIsHeardAndIsAnswered() {
        var server = server("model=flux-general-multi&encoding=mulaw");
        server.text("{\"type\":\"Configure\",\"thresholds\":{\"eot_threshold\":0.8,\"eager_eot_threshold\":0.4},"
                + "\"keyterms\":[\"Grete\"],\"language_hints\":[\"de\"]}");
        assertEquals(2, server.requests().size());
        assertEquals(Optional.of("de"), server.request().options().language());
        assertEquals(
                List.of("Grete"),
                server.request().options().decoding().prompting().hotwords());
        assertEquals(
                "{\"type\":\"ConfigureSuccess\",\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\",\"sequence_id\":1,"
                        + "\"thresholds\":{\"eot_threshold\":0.8,\"eager_eot_threshold\":0.4,\"eot_timeout_ms\":5000},"
                        + "\"keyterms\":[\"Grete\"],\"language_hints\":[\"de\"]}",
                server.said().getLast());
        server.refusing(problem(SttError.UNSUPPORTED)).text("{\"type\":\"Configure\",\"language_hints\":[\"xx\"]}");
        assertEquals(List.of("ConfigureFailure"), shown(server));
    }

    @Test
    void closeStreamEndsTheTurnThenTheConnection() {
        var server = server(USUAL)
                .silence(3200)
                .tell(started(0), draft(0, 0, 1, "hel", ""))
                .text("{\"type\":\"CloseStream\"}");
        assertTrue(server.finished());
        server.tell(ended(1), settled(0, 0, 1, "Hello."), completed(1));
        assertEquals(List.of("Connected", "StartOfTurn 0 hel", "Update 0 Hello.", "EndOfTurn 0 Hello."), shown(server));
        assertEquals(1000, server.closed().orElseThrow().code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=flux-general-en",
                "encoding=linear16&sample_rate=16000&eot_threshold=2",
                "encoding=linear16&sample_rate=16000&eager_eot_threshold=x",
                "encoding=linear16&sample_rate=16000&eot_timeout_ms=1"
            })
    void whatCannotBeHeardIsRefused(String query) {
        var server = server(query);
        assertEquals(List.of("Error"), shown(server));
        assertEquals(1008, server.closed().orElseThrow().code());
    }

    @Test
    void noPlaceIsSaidByTheCloseCodeAlone() {
        var server = new TinyServer(new FluxServerCodec(ListenCodecTest.opening(USUAL), TERMS))
                .refusing(problem(SttError.OVERLOADED))
                .open();
        assertEquals(List.of("Connected"), shown(server));
        assertEquals(1013, server.closed().orElseThrow().code());
    }

    @Test
    void aFailureIsSaid() {
        assertEquals(List.of("Connected", "Error"), shown(server(USUAL).tell(failed(SttError.INTERNAL))));
    }

    @Test
    void theClientHearsWhatTheServerWasTold() throws IOException {
        var client = new FluxClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var both = new BackToBack(client, new TinyServer(new FluxServerCodec(client.opening(), TERMS)));
        var events = both.run(conversation());
        Golden.check("deepgram-flux", both.log());
        assertEquals(
                List.of(
                        "SpeechStarted",
                        "hello",
                        "Hello wor",
                        "Hello world.",
                        "Hello world.!",
                        "SpeechEnded",
                        "SpeechStarted",
                        "How are",
                        "How are you?",
                        "How are you?!",
                        "SpeechEnded",
                        "Completed"),
                events.stream().map(FluxCodecTest::shown).toList());
        assertEquals(completed(5), events.getLast());
    }

    private static String shown(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.Partial(var segment, var _) -> segment.text();
            case TranscriptEvent.Final(var segment) -> segment.text() + "!";
            case TranscriptEvent other -> other.getClass().getSimpleName();
        };
    }

    @Test
    void theClientUnderstandsDeepgramsOwnMessages() {
        var client = new FluxClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                "{\"type\":\"Connected\",\"request_id\":\"uuid\",\"sequence_id\":0}",
                "{\"type\":\"TurnInfo\",\"request_id\":\"uuid\",\"sequence_id\":1,\"event\":\"EndOfTurn\",\"turn_index\":0,\"audio_window_start\":0.0,\"audio_window_end\":1.2,\"transcript\":\"Hello\",\"words\":[{\"word\":\"Hello\",\"confidence\":0.9}],\"end_of_turn_confidence\":0.12,\"languages\":[\"en\"]}",
                "{\"type\":\"Error\",\"sequence_id\":3,\"code\":\"INTERNAL_SERVER_ERROR\",\"description\":\"It broke.\"}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        assertTrue(events.getFirst() instanceof TranscriptEvent.Final(var one)
                && one.confidence().equals(OptionalDouble.of(0.9)));
        assertTrue(events.getLast() instanceof TranscriptEvent.Failed(var cause)
                && cause.sentence().equals("It broke."));
        assertEquals(List.of(), client.closed(1011, ""));
    }

    @Test
    void tenThousandBadMessagesDoNoHarm() {
        var garbage = new Garbage(
                9,
                List.of(
                        "{\"type\":\"Configure\",\"thresholds\":{\"eot_threshold\":0.7,\"eager_eot_threshold\":null},\"keyterms\":[\"x\"],\"language_hints\":[\"en\"]}"));
        var server = server(USUAL);
        int errors = 0;
        for (int i = 0; i < 10_000; i++) {
            server.receive(garbage.next());
            assertEquals(Optional.empty(), server.closed());
            errors += (int) shown(server).stream().filter("Error"::equals).count();
        }
        assertTrue(errors > 3_000, errors + " errors");
        server.tell(conversation().toArray(TranscriptEvent[]::new))
                .passed(50)
                .text("{\"type\":\"CloseStream\"}")
                .tell(completed(9));
        var turns = shown(server);
        assertTrue(turns.contains("EndOfTurn 0 Hello world."), turns::toString);
        assertEquals(1000, server.closed().orElseThrow().code());
    }
}
