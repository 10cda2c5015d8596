package dev.earshot.bridge.dialect.openai;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.conversation;
import static dev.earshot.bridge.wire.Scene.draft;
import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.failed;
import static dev.earshot.bridge.wire.Scene.problem;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BackToBack;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Golden;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.TinyServer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RealtimeCodecTest {
    private static final Opening OPENING = Opening.of("/v1/realtime").with("intent", "transcription");

    /// The first message of LiveKit's plugin for Node 1.9.0.
    private static final String NODE =
            "{\"type\":\"session.update\",\"session\":{\"type\":\"transcription\",\"audio\":{\"input\":{\"format\":{\"type\":\"audio/pcm\",\"rate\":24000},\"transcription\":{\"model\":\"gpt-4o-transcribe\",\"language\":\"en\"},\"turn_detection\":{\"type\":\"server_vad\",\"threshold\":0.5,\"prefix_padding_ms\":600,\"silence_duration_ms\":350}}}}}";

    private static final String MANUAL =
            "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"turn_detection\":null}}}}";

    private static final String COMMIT = "{\"type\":\"input_audio_buffer.commit\",\"event_id\":\"mine\"}";

    private final TinyServer server = new TinyServer(new RealtimeServerCodec(OPENING, TERMS)).open();

    private static String append(int bytes) {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                + Base64.getEncoder().encodeToString(new byte[bytes]) + "\"}";
    }

    private List<JsonNode> said() {
        return server.said().stream().map(new JsonMapper()::readTree).toList();
    }

    /// Types without what they all begin with, items by their number, texts.
    private List<String> shown() {
        return said().stream().map(RealtimeCodecTest::shown).toList();
    }

    private static String shown(JsonNode message) {
        var type = message.path("type")
                .stringValue()
                .replace("input_audio_buffer.", "")
                .replace("conversation.item.input_audio_transcription.", "");
        var item = message.path("item_id").asString("").replaceFirst(".*_", " ");
        var text = message.path("delta").asString(message.path("transcript").asString(""));
        var code = message.path("error").path("code").asString("");
        return type + item + (text.isEmpty() ? "" : " '" + text + "'") + (code.isEmpty() ? "" : " " + code);
    }

    @Test
    void theSessionIsShownAtOnce() {
        var created = said().getFirst();
        assertEquals("session.created", created.path("type").stringValue());
        assertEquals("transcription", created.path("session").path("type").stringValue());
        assertEquals(
                24_000,
                created.path("session")
                        .path("audio")
                        .path("input")
                        .path("format")
                        .path("rate")
                        .intValue());
    }

    @Test
    void whoComesWithTheBetaHeaderIsSpokenToAsInTheBeta() {
        var opening = new Opening("/v1/realtime", Map.of(), Map.of("openai-beta", List.of("realtime=v1")));
        var beta = new TinyServer(new RealtimeServerCodec(opening, TERMS)).open();
        assertTrue(beta.said().getFirst().startsWith("{\"type\":\"transcription_session.created\""));
        beta.text(
                "{\"type\":\"transcription_session.update\",\"session\":{\"input_audio_format\":\"g711_ulaw\","
                        + "\"input_audio_transcription\":{\"model\":\"whisper-1\",\"language\":\"de\",\"prompt\":\"Namen\"},"
                        + "\"turn_detection\":{\"type\":\"server_vad\",\"silence_duration_ms\":700},"
                        + "\"input_audio_noise_reduction\":{\"type\":\"near_field\"},\"include\":[\"item.input_audio_transcription.logprobs\"]}}");
        assertEquals(Optional.of("de"), beta.request().options().language());
        assertEquals(
                Duration.ofMillis(700), beta.request().options().endpointing().silence());
        assertEquals(
                Optional.of("Namen"),
                beta.request().options().decoding().prompting().initial());
        assertEquals(
                "{\"object\":\"realtime.transcription_session\",\"id\":\"sess_6f2b1c9e-0000-4000-8000-000000000001\","
                        + "\"input_audio_format\":\"g711_ulaw\",\"input_audio_transcription\":{\"model\":\"whisper-1\",\"language\":\"de\","
                        + "\"prompt\":\"Namen\"},\"input_audio_noise_reduction\":null,\"turn_detection\":{\"type\":\"server_vad\","
                        + "\"threshold\":0.5,\"prefix_padding_ms\":300,\"silence_duration_ms\":700},\"include\":null}",
                new JsonMapper()
                        .readTree(beta.said().getFirst())
                        .path("session")
                        .toString());
        beta.text(append(8_000));
        assertTrue(beta.heard().compareTo(time(0.9)) > 0, beta.heard()::toString);
    }

    @Test
    void whatTheNodePluginSetsIsSet() {
        server.text(NODE);
        assertEquals(Optional.of("en"), server.request().options().language());
        assertEquals(Optional.empty(), server.request().model(), "gpt-4o-transcribe is none of ours");
        assertEquals(
                Duration.ofMillis(350), server.request().options().endpointing().silence());
        var updated = said().getLast();
        assertEquals("session.updated", updated.path("type").stringValue());
        assertEquals(
                "{\"model\":\"gpt-4o-transcribe\",\"language\":\"en\",\"prompt\":\"\"}",
                updated.path("session")
                        .path("audio")
                        .path("input")
                        .path("transcription")
                        .toString());
        server.text(append(2_400));
        assertEquals(1, server.requests().size());
    }

    @Test
    void theModelMayBeNamedInTheAddress() {
        var here = new Offer(List.of(new Offer.Model("whisper-tiny", "openai", TERMS.began())), Terms.LIVE);
        var terms = new Terms("a", TERMS.began(), here, 100_000, 100_000);
        var named = new TinyServer(new RealtimeServerCodec(OPENING.with("model", "whisper-tiny"), terms)).open();
        named.text(append(2_400));
        assertEquals(Optional.of("whisper-tiny"), named.request().model());
        var usual = new TinyServer(new RealtimeServerCodec(OPENING.with("model", "whisper-tiny"), TERMS)).open();
        usual.text(append(2_400));
        assertEquals(Optional.empty(), usual.request().model(), "a service's name, and no model here has it");
        var broken = new TinyServer(new RealtimeServerCodec(OPENING.with("model", "\u0000"), TERMS)).open();
        assertEquals(1008, broken.closed().orElseThrow().code());
    }

    @Test
    void aClientThatSetsNothingIsHeard() {
        server.text(append(24_000));
        assertEquals(1, server.requests().size());
        assertTrue(server.heard().compareTo(time(0.45)) > 0, server.heard()::toString);
    }

    @Test
    void anUtteranceIsAnItemAndItsDeltasAreItsTranscript() {
        server.text(NODE).text(append(48_000)).said();
        server.tell(conversation().toArray(TranscriptEvent[]::new)).passed(5);
        var all = said();
        assertEquals(
                List.of(
                        "speech_started 1",
                        "delta 1 'Hello '",
                        "speech_stopped 1",
                        "committed 1",
                        "delta 1 'world.'",
                        "speech_started 2",
                        "completed 1 'Hello world.'",
                        "delta 2 'How '",
                        "speech_stopped 2",
                        "committed 2",
                        "delta 2 'are you?'",
                        "completed 2 'How are you?'"),
                all.stream().map(RealtimeCodecTest::shown).toList());
        assertEquals(500, all.getFirst().path("audio_start_ms").intValue());
        assertEquals(2000, all.get(2).path("audio_end_ms").intValue());
        assertTrue(all.get(3).path("previous_item_id").isNull());
        assertEquals(all.get(3).path("item_id"), all.get(9).path("previous_item_id"));
        assertEquals(1.5, all.get(6).path("usage").path("seconds").doubleValue());
        assertEquals(
                12,
                all.stream()
                        .map(message -> message.path("event_id"))
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void whatIsNotSettledIsNoDelta() {
        server.text(NODE).text(append(4_800)).said();
        server.tell(started(0), draft(0, 0, 1, "maybe this", ""), draft(0, 0, 1, "Maybe that", "Maybe "));
        assertEquals(List.of("speech_started 1", "delta 1 'Maybe '"), shown());
    }

    @Test
    void severalSegmentsOfAnUtteranceAreOneTranscript() {
        server.text(NODE).text(append(4_800)).said();
        server.tell(started(0), settled(0, 0, 1, "One."), ended(2), settled(1, 1, 2, "Two."))
                .passed(3);
        assertEquals("completed 1 'One. Two.'", shown().getLast());
    }

    @Test
    void aTextThatGoesOnOverTwoUtterancesIsToldOnce() {
        server.text(NODE).text(append(4_800)).said();
        server.tell(started(0), draft(0, 0, 1, "Ask not", "Ask"), ended(1)).passed(9);
        server.tell(
                        started(9),
                        draft(0, 0, 10, "Ask not what", "Ask not"),
                        ended(10),
                        settled(0, 0, 10, "Ask not what."))
                .passed(11);
        assertEquals(
                List.of("completed 1 'Ask'", "completed 2 'not what.'"),
                shown().stream().filter(text -> text.startsWith("completed")).toList());
    }

    @Test
    void anUtteranceWithoutTextIsCompletedToo() {
        server.text(NODE).text(append(4_800)).said();
        server.tell(started(0), ended(0.3)).passed(3);
        assertEquals(List.of("speech_started 1", "speech_stopped 1", "committed 1", "completed 1"), shown());
    }

    @Test
    void withoutTurnDetectionTheClientCutsTheConversation() {
        server.text(MANUAL).text(append(48_000)).said();
        server.tell(started(0), draft(0, 0, 1, "One", "One"), ended(1), settled(0, 0, 1, "One."), started(1.5))
                .passed(3);
        server.text(COMMIT);
        assertEquals(1, server.flushes());
        server.tell(ended(2), settled(1, 1.5, 2, "Two.")).flushed();
        server.text(append(48_000))
                .text(COMMIT)
                .tell(settled(2, 3, 4, "Three."))
                .flushed();
        assertEquals(
                List.of(
                        "delta 1 'One'",
                        "delta 1 '.'",
                        "committed 1",
                        "delta 1 ' Two.'",
                        "completed 1 'One. Two.'",
                        "committed 2",
                        "delta 2 'Three.'",
                        "completed 2 'Three.'"),
                shown());
    }

    /// The usual model of LiveKit's plugin, which names it in the address and in its first message.
    @Test
    void aModelThatDetectsNoTurnsLeavesThemToTheClient() {
        var model = "gpt-realtime-whisper";
        var update = NODE.replace("gpt-4o-transcribe", model).replaceFirst(",\"turn_detection\":\\{.*?}", "");
        var named = new TinyServer(new RealtimeServerCodec(OPENING.with("model", model), TERMS)).open();
        named.text(update).text(append(48_000));
        assertTrue(named.said().getLast().contains("\"turn_detection\":null"));
        named.tell(started(0), ended(1), settled(0, 0, 1, "One.")).passed(3);
        assertEquals(1, named.said().size(), "only a delta");
        named.text(COMMIT).flushed();
        assertEquals(
                List.of("committed 1", "completed 1 'One.'"),
                named.said().stream()
                        .map(new JsonMapper()::readTree)
                        .map(RealtimeCodecTest::shown)
                        .toList());
        assertTrue(server.text(NODE.replace("gpt-4o-transcribe", model))
                .said()
                .getLast()
                .contains("server_vad"));
    }

    @Test
    void twoCommitsInARowHaveTheirOwnTexts() {
        server.text(MANUAL)
                .text(append(48_000))
                .text(COMMIT)
                .text(append(48_000))
                .text(COMMIT)
                .said();
        server.tell(settled(0, 0, 1, "One."))
                .flushed()
                .tell(settled(1, 1, 2, "Two."))
                .flushed();
        assertEquals(List.of("delta 1 'One.'", "completed 1 'One.'", "delta 2 'Two.'", "completed 2 'Two.'"), shown());
    }

    @Test
    void aCommitWhileSomebodySpeaksEndsTheirItem() {
        server.text(NODE).text(append(48_000)).said();
        server.tell(started(0.2), draft(0, 0.2, 0.8, "Stop", "Stop")).text(COMMIT);
        server.tell(ended(0.9), settled(0, 0.2, 0.9, "Stop here.")).flushed();
        assertEquals(
                List.of(
                        "speech_started 1",
                        "delta 1 'Stop'",
                        "committed 1",
                        "speech_stopped 1",
                        "delta 1 ' here.'",
                        "completed 1 'Stop here.'"),
                shown());
    }

    @Test
    void whatIsHeardAfterACommitButWasSaidBeforeItBelongsToIt() {
        server.text(NODE).text(append(48_000)).text(COMMIT).said();
        server.tell(started(0.1), ended(0.4), settled(0, 0.1, 0.4, "One."), started(0.6))
                .passed(0.7);
        server.tell(ended(0.9), settled(1, 0.6, 0.9, "Two.")).flushed();
        var all = shown();
        assertEquals("completed 1 'One. Two.'", all.getLast());
        assertEquals(
                1, all.stream().filter(text -> text.startsWith("completed")).count());
    }

    @Test
    void aCommitOfNothingIsOpenAisError() {
        server.text(append(2_400)).said();
        server.text(COMMIT);
        var error = said().getFirst().path("error");
        assertEquals("invalid_request_error", error.path("type").stringValue());
        assertEquals("input_audio_buffer_commit_empty", error.path("code").stringValue());
        assertEquals(
                "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has"
                        + " 50.00ms of audio.",
                error.path("message").stringValue());
        assertEquals("mine", error.path("event_id").stringValue());
        assertEquals(time(0.05), server.heard(), "the sound is not lost");
    }

    @Test
    void whatIsClearedIsNotTold() {
        server.text(MANUAL).text(append(48_000)).said();
        server.text("{\"type\":\"input_audio_buffer.clear\"}")
                .tell(settled(0, 0, 1, "Forget it."))
                .flushed();
        server.text(append(48_000)).text(COMMIT).tell(settled(1, 1, 2, "This.")).flushed();
        assertEquals(List.of("cleared", "committed 2", "delta 2 'This.'", "completed 2 'This.'"), shown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|invalid_json",
                "{\"type\":\"response.create\"}|invalid_event",
                "{\"type\":\"session.update\"}|invalid_value",
                "{\"type\":\"input_audio_buffer.append\"}|invalid_value",
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"\"}|invalid_value",
                "{\"type\":\"input_audio_buffer.append\",\"audio\":\"***\"}|invalid_value",
                "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"format\":{\"type\":\"audio/opus\"}}}}}|unsupported_format",
                "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"magic\"}}}}}|invalid_value"
            })
    void whatCannotBeUnderstoodIsAnErrorAndTheConnectionLivesOn(String text, String code) {
        server.said();
        server.text(text);
        assertEquals(List.of("error " + code), shown());
        assertEquals(Optional.empty(), server.closed());
        server.text(NODE);
        assertEquals(List.of("session.updated"), shown());
    }

    @Test
    void anErrorNamesTheEventThatIsToBlame() {
        server.said();
        server.text("{\"event_id\":\"event_567\",\"type\":\"nonsense\"}");
        assertEquals(
                "event_567", said().getFirst().path("error").path("event_id").stringValue());
    }

    @Test
    void binaryAndOversizedMessagesAreErrors() {
        var small = new TinyServer(new RealtimeServerCodec(
                        OPENING, new Terms("a", TERMS.began(), new Offer(List.of(), Terms.LIVE), 1000, 100)))
                .open();
        small.said();
        small.silence(10).text(append(102)).text(append(2000));
        assertEquals(
                3,
                small.said().stream()
                        .filter(text -> text.startsWith("{\"type\":\"error\""))
                        .count());
        assertEquals(Duration.ZERO, small.heard());
    }

    @Test
    void aWishThatCannotBeGrantedNamesItsEvent() {
        server.said();
        server.refusing(problem(SttError.MODEL_NOT_FOUND))
                .text(
                        "{\"event_id\":\"e1\",\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"transcription\":{\"model\":\"x\"}}}}}");
        var error = said().getFirst().path("error");
        assertEquals("e1", error.path("event_id").stringValue());
        server.text(append(4_800));
        assertEquals(List.of(), shown());
        server.granting();
        server.text(
                "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"transcription\":{\"model\":\"gpt-4o-transcribe\"}}}}}");
        assertEquals(List.of("session.updated"), shown());
        server.text(append(4_800));
        assertTrue(server.heard().compareTo(time(0.07)) > 0);
    }

    @Test
    void noPlaceClosesSoThatClientsTryAgain() {
        server.said();
        server.refusing(problem(SttError.OVERLOADED)).text(NODE);
        assertEquals(List.of("error overloaded"), shown());
        assertEquals(1013, server.closed().orElseThrow().code());
    }

    @Test
    void aFailureIsSaid() {
        server.said();
        server.text(append(4_800)).tell(failed(SttError.INTERNAL));
        assertEquals(List.of("error internal"), shown());
        assertEquals(1011, server.closed().orElseThrow().code());
    }

    @ParameterizedTest
    @EnumSource(Ending.Reason.class)
    void everyEndingHasItsErrorAndItsClose(Ending.Reason reason) {
        server.said();
        server.end(new Ending(reason, "The server ends this."));
        assertEquals(1, shown().size());
        assertTrue(server.closed().isPresent());
    }

    @Test
    void theClientHearsWhatTheServerWasTold() throws IOException {
        var both = new BackToBack(
                new RealtimeClientCodec(TERMS.defaults()), new TinyServer(new RealtimeServerCodec(OPENING, TERMS)));
        var events = both.run(conversation());
        Golden.check("openai-realtime", both.log());
        assertEquals(
                List.of(
                        "SpeechStarted",
                        "Hello",
                        "Hello world.",
                        "Hello world.!",
                        "SpeechEnded",
                        "SpeechStarted",
                        "How",
                        "How are you?",
                        "How are you?!",
                        "SpeechEnded",
                        "Completed"),
                events.stream().map(RealtimeCodecTest::shown).toList());
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
    void aClientWhoseLastUtteranceWasCommittedIsDoneToo() {
        var client = new RealtimeClientCodec(TERMS.defaults());
        client.finish();
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                "{\"type\":\"input_audio_buffer.speech_started\",\"event_id\":\"\",\"audio_start_ms\":1000,\"item_id\":\"msg_003\"}",
                "{\"type\":\"input_audio_buffer.speech_stopped\",\"event_id\":\"\",\"audio_end_ms\":2000,\"item_id\":\"msg_003\"}",
                "{\"type\":\"error\",\"event_id\":\"\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"input_audio_buffer_commit_empty\",\"message\":\"\",\"param\":null,\"event_id\":\"last\"}}",
                "{\"type\":\"conversation.item.input_audio_transcription.delta\",\"event_id\":\"\",\"item_id\":\"msg_003\",\"content_index\":0,\"delta\":\"Hey\"}",
                "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"event_id\":\"\",\"item_id\":\"msg_003\",\"content_index\":0,\"transcript\":\"Hey, can you hear me?\",\"usage\":{\"type\":\"tokens\",\"total_tokens\":22,\"input_tokens\":13,\"input_token_details\":{\"text_tokens\":0,\"audio_tokens\":13},\"output_tokens\":9}}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        assertEquals(
                List.of("SpeechStarted", "Hey", "Hey, can you hear me?!", "SpeechEnded", "Completed"),
                events.stream().map(RealtimeCodecTest::shown).toList());
    }

    @Test
    void anErrorOfTheServerEndsTheClientsSession() {
        var events = new RealtimeClientCodec(TERMS.defaults())
                .receive(
                        new Frame.Text(
                                "{\"type\":\"error\",\"event_id\":\"\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"invalid_event\",\"message\":\"No.\",\"param\":null,\"event_id\":\"event_567\"}}"));
        assertTrue(events.getFirst() instanceof TranscriptEvent.Failed(var cause)
                && cause.sentence().equals("No."));
    }

    @Test
    void nobodyWaitsForSpeechThatBeginsWhereTheSoundHasEnded() {
        var client = new RealtimeClientCodec(TERMS.defaults());
        client.audio(new Pcm(new float[3200]));
        client.finish();
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                "{\"type\":\"input_audio_buffer.committed\",\"previous_item_id\":null,\"item_id\":\"item_1\"}",
                "{\"type\":\"input_audio_buffer.speech_started\",\"audio_start_ms\":200,\"item_id\":\"item_2\"}",
                "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"item_1\",\"content_index\":0,\"transcript\":\"\"}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        assertEquals(
                List.of("Completed"),
                events.stream().map(RealtimeCodecTest::shown).toList());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                6,
                List.of(
                        "{\"type\":\"input_audio_buffer.speech_started\",\"audio_start_ms\":1000,\"item_id\":\"msg_003\"}",
                        "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"msg_003\",\"content_index\":0,\"transcript\":\"Hey\"}",
                        "{\"type\":\"error\",\"error\":{\"type\":\"x\",\"code\":\"y\",\"message\":\"No.\",\"event_id\":null}}"));
        int failures = garbage.readBy(() -> new RealtimeClientCodec(TERMS.defaults()), 500);
        assertTrue(failures > 100, failures + " failures");
    }

    @Test
    void tenThousandBadMessagesDoNoHarm() {
        var garbage = new Garbage(
                77,
                List.of(
                        NODE,
                        append(30),
                        "{\"type\":\"input_audio_buffer.commit\"}",
                        "{\"type\":\"input_audio_buffer.clear\"}",
                        "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"turn_detection\":null,\"transcription\":{\"languages\":[\"de\"]}}}}}"));
        int errors = 0;
        for (int i = 0; i < 10_000; i++) {
            server.receive(garbage.next());
            assertEquals(Optional.empty(), server.closed());
            errors += (int) said().stream()
                    .filter(message -> message.path("type").stringValue().equals("error"))
                    .count();
        }
        assertTrue(errors > 3_000, errors + " errors");
        for (int left = server.flushes(); left > 0; left--) {
            server.flushed();
        }
        server.text(NODE).text(append(48_000)).said();
        double now = server.heard().toMillis() / 1e3;
        server.tell(started(now - 0.9), ended(now - 0.2), settled(0, now - 0.9, now - 0.2, "Still here."))
                .passed(now + 5);
        assertTrue(shown().getLast().endsWith("'Still here.'"));
    }
}
