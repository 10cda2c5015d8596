package dev.earshot.bridge.dialect.deepgram;

import static dev.earshot.bridge.http.Calls.BY;
import static dev.earshot.bridge.http.Calls.OFFER;
import static dev.earshot.bridge.http.Calls.SPEECH;
import static dev.earshot.bridge.http.Calls.call;
import static dev.earshot.bridge.http.Calls.garbage;
import static dev.earshot.bridge.http.Calls.get;
import static dev.earshot.bridge.http.Calls.transcript;
import static dev.earshot.bridge.wire.Scene.settled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.http.Answer;
import dev.earshot.bridge.http.Body;
import dev.earshot.bridge.http.HttpCall;
import dev.earshot.bridge.http.Plan;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.http.Sound;
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ListenApiTest {
    private final ListenApi api = new ListenApi();

    private static HttpCall sent(String type, String... parameters) {
        var opening = new Opening("/v1/listen", Map.of(), Map.of("content-type", List.of(type)));
        for (int i = 0; i < parameters.length; i += 2) {
            opening = opening.with(parameters[i], parameters[i + 1]);
        }
        return call("POST", opening, new Body.Raw(SPEECH));
    }

    private Plan.Hear hear(String... parameters) {
        return assertInstanceOf(Plan.Hear.class, api.plan(sent("audio/wav", parameters), OFFER));
    }

    private Answer say(HttpCall call) {
        return assertInstanceOf(Plan.Say.class, api.plan(call, OFFER)).answer();
    }

    private static JsonNode json(Answer answer) {
        assertEquals("application/json", answer.type());
        return new JsonMapper().readTree(answer.text());
    }

    private static Answer answered(Plan.Hear hear, Transcript transcript) {
        return assertInstanceOf(Reply.AtOnce.class, hear.reply()).answer(transcript, BY);
    }

    @Test
    void anAnswerIsWordForWordAsDeepgramsAre() {
        var said = transcript(25.9, settled(0, 0.08, 0.32, "A."));
        var model = Messages.uuid("whisper-base", "1");
        assertEquals(
                "{\"metadata\":{\"transaction_key\":\"deprecated\",\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\","
                        + "\"sha256\":\"\",\"created\":\"2026-01-02T03:04:05.678Z\",\"duration\":25.9,\"channels\":1,"
                        + "\"models\":[\"" + model + "\"],\"model_info\":{\"" + model
                        + "\":{\"name\":\"whisper-base\",\"version\":\"1\",\"arch\":\"Whisper base\"}}},"
                        + "\"results\":{\"channels\":[{\"detected_language\":\"en\",\"language_confidence\":1.0,"
                        + "\"alternatives\":[{\"transcript\":\"A.\",\"confidence\":0.87,\"words\":[{\"word\":\"a\","
                        + "\"start\":0.08,\"end\":0.32,\"confidence\":0.9,\"punctuated_word\":\"A.\"}]}]}]}}",
                answered(hear("model", "nova-3", "punctuate", "true", "detect_language", "true"), said)
                        .text());
    }

    @Test
    void utterancesAreListedWhereTheyAreAskedFor() {
        var said = transcript(5, settled(0, 0, 2, "Hello world."), settled(1, 3, 4, "Yes."));
        var results = json(answered(hear("utterances", "true"), said)).path("results");
        assertEquals(2, results.path("utterances").size());
        var second = results.path("utterances").path(1);
        assertEquals(
                "[{\"word\":\"yes\",\"start\":3.0,\"end\":4.0,\"confidence\":0.9,\"punctuated_word\":\"Yes.\"}]",
                second.path("words").toString());
        assertEquals("Yes.", second.path("transcript").stringValue());
        assertEquals(3.0, second.path("start").doubleValue());
        assertEquals(0, second.path("channel").intValue());
        assertEquals(36, second.path("id").stringValue().length());
        assertEquals(
                "Hello world. Yes.",
                results.path("channels")
                        .path(0)
                        .path("alternatives")
                        .path(0)
                        .path("transcript")
                        .stringValue());
        assertFalse(json(answered(hear(), said)).path("results").has("utterances"));
    }

    @Test
    void silenceIsAnEmptyText() {
        var results =
                json(answered(hear("detect_language", "true"), transcript(1))).path("results");
        assertEquals(
                "{\"channels\":[{\"alternatives\":[{\"transcript\":\"\",\"confidence\":0.0,\"words\":[]}]}]}",
                results.toString());
    }

    @Test
    void textWithoutWordTimesHasNoWords() {
        var said = transcript(
                2, new TranscriptEvent.Final(new Segment(0, TimeSpan.ofMillis(0, 2000), " Hello. ", List.of())));
        assertEquals(
                "[{\"transcript\":\"Hello.\",\"confidence\":1.0,\"words\":[]}]",
                json(answered(hear(), said))
                        .path("results")
                        .path("channels")
                        .path(0)
                        .path("alternatives")
                        .toString());
    }

    @Test
    void theLanguageIsWhatIsAskedForOrFound() {
        assertEquals(
                Optional.of("de"), hear("language", "de").request().options().language());
        assertEquals(
                Optional.empty(), hear("language", "multi").request().options().language());
        var found = hear("language", "de", "detect_language", "en", "detect_language", "es");
        assertEquals(Optional.empty(), found.request().options().language());
        var known = hear("language", "de", "detect_language", "false");
        assertEquals(Optional.of("de"), known.request().options().language());
        assertFalse(
                answered(known, transcript(1, settled(0, 0, 1, "Ja."))).text().contains("detected_language"));
    }

    @Test
    void wordsAndHintsAreAskedForAndNoDrafts() {
        var request = hear("keyterm", "Earshot", "keywords", "Grete:2").request();
        assertTrue(request.words());
        assertFalse(request.interim());
        assertEquals(
                List.of("Earshot", "Grete"),
                request.options().decoding().prompting().hotwords());
    }

    @Test
    void whatIsNotDoneAndHarmlessIsIgnored() {
        hear(
                "punctuate",
                "true",
                "smart_format",
                "true",
                "paragraphs",
                "true",
                "diarize",
                "true",
                "numerals",
                "true",
                "profanity_filter",
                "true",
                "mip_opt_out",
                "true",
                "multichannel",
                "false",
                "version",
                "latest",
                "new",
                "x");
    }

    @ParameterizedTest
    @CsvSource({"callback, http://example.org", "multichannel, true", "redact, pci"})
    void whatWouldBeWrongInSilenceIsRefused(String name, String value) {
        var answer = say(sent("audio/wav", name, value));
        assertEquals(400, answer.status());
        assertTrue(json(answer).path("err_msg").stringValue().contains(name));
    }

    @Test
    void aModelIsTheUsualOneOrThatOfItsName() {
        assertEquals(Optional.empty(), hear("model", "nova-3").request().model());
        assertEquals(Optional.empty(), hear("model", "whisper-large").request().model());
        assertEquals(
                Optional.of("whisper-base"),
                hear("model", "whisper-base").request().model());
        var unknown = say(sent("audio/wav", "model", "llama"));
        assertEquals(400, unknown.status());
        assertEquals(
                "{\"err_code\":\"Bad Request\",\"err_msg\":\"There is no such model here; leave out “model”, or take one that /v1/models lists.\","
                        + "\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\"}",
                unknown.text());
    }

    @Test
    void samplesWithoutAHeaderAreHeardAsTheAddressSays() {
        var plan = api.plan(
                sent("application/octet-stream", "encoding", "linear16", "sample_rate", "8000", "channels", "2"),
                OFFER);
        var hear = assertInstanceOf(Plan.Hear.class, plan);
        assertEquals(new Sound.Samples(SPEECH, new SoundFormat(Encoding.LINEAR16, 8000, 2)), hear.sound());
        assertEquals(
                new Sound.Contained(SPEECH),
                hear("encoding", "linear16", "sample_rate", "8000").sound());
        assertEquals(new Sound.Contained(SPEECH), hear("encoding", "flac").sound());
        assertEquals(400, say(sent("audio/raw", "encoding", "linear16")).status());
        assertEquals(
                400,
                say(sent("audio/raw", "encoding", "linear16", "sample_rate", "7"))
                        .status());
    }

    @Test
    void anAddressIsNotFetched() {
        var answer = say(sent("application/json; charset=utf-8"));
        assertEquals(400, answer.status());
        assertTrue(json(answer).path("err_msg").stringValue().contains("fetches nothing"));
    }

    @Test
    void theTypeThatCurlNamesByItselfIsSoundToo() {
        var plan = api.plan(sent("application/x-www-form-urlencoded"), OFFER);
        assertEquals(
                new Sound.Contained(SPEECH),
                assertInstanceOf(Plan.Hear.class, plan).sound());
    }

    @Test
    void aBodyWithoutSoundIsRefused() {
        var opening = Opening.of("/v1/listen");
        var empty = new Upload(SPEECH.file(), "", 0);
        for (var body :
                List.of(new Body.Nothing(), new Body.Raw(empty), new Body.Form(Map.of(), Map.of("file", SPEECH)))) {
            assertEquals(400, say(call("POST", opening, body)).status());
        }
        assertEquals(405, say(get("/v1/listen")).status());
        assertEquals(404, say(get("/v1/speak")).status());
        assertTrue(api.owns("/v1/listen") && !api.owns("/v1/listen/"));
    }

    @ParameterizedTest
    @CsvSource({"language, en_US", "language, english-please-and-nothing-else-at-all"})
    void aParameterThatCannotBeIsSaid(String name, String value) {
        var answer = say(sent("audio/wav", name, value));
        assertEquals(400, answer.status());
        assertEquals("INVALID_QUERY_PARAMETER", json(answer).path("err_code").stringValue());
    }

    @Test
    void whatTheServerRefusesIsSaidInTheSameShape() {
        var refusal =
                new Refusal(Reason.TOO_OFTEN, "That key asks too often; wait a little.").after(Duration.ofSeconds(3));
        var answer = api.refuse(refusal, get("/v1/listen"));
        assertEquals(429, answer.status());
        assertEquals(
                Map.of(
                        "dg-request-id",
                        "6f2b1c9e-0000-4000-8000-000000000001",
                        "dg-error",
                        "TOO_MANY_REQUESTS",
                        "Retry-After",
                        "3"),
                answer.headers());
        var key = api.refuse(new Refusal(Reason.WRONG_KEY, "Invalid credentials."), get("/v1/listen"));
        assertEquals(
                "{\"err_code\":\"INVALID_AUTH\",\"err_msg\":\"Invalid credentials.\",\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\"}",
                key.text());
        assertEquals(401, key.status());
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureHasAStatus(SttError error) {
        var answer = hear().reply().failed(new SttException(error, "“upload-17.part” failed; try again."));
        assertTrue(answer.status() >= 400 && answer.status() < 600);
        assertEquals(
                "“speech.wav” failed; try again.", json(answer).path("err_msg").stringValue());
    }

    @Test
    void theOnlyLanguageThereIsIsTheOneThatIsFound() {
        var english = new RecognizerInfo("builtin-en", "Built-in", "1", "CPU", List.of("en"));
        var hear = hear("detect_language", "true");
        var answer = assertInstanceOf(Reply.AtOnce.class, hear.reply()).answer(transcript(1), english);
        assertTrue(answer.text().contains("\"detected_language\":\"en\""), answer.text());
    }

    @Test
    void whateverAStrangerWritesIntoAnAddressIsAnswered() {
        var names = List.of(
                "model",
                "language",
                "detect_language",
                "keyterm",
                "keywords",
                "encoding",
                "sample_rate",
                "channels",
                "callback",
                "redact",
                "multichannel",
                "utterances",
                "");
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var parameters = new String[2 * random.nextInt(4)];
            for (int at = 0; at < parameters.length; at += 2) {
                parameters[at] = names.get(random.nextInt(names.size()));
                parameters[at + 1] = garbage(random);
            }
            switch (api.plan(sent(garbage(random), parameters), OFFER)) {
                case Plan.Say(var answer) -> assertTrue(json(answer).has("err_msg"), answer::text);
                case Plan.Hear hear -> assertTrue(hear.request().model().isEmpty());
            }
        }
    }
}
