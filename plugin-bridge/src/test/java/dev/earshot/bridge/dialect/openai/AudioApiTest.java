package dev.earshot.bridge.dialect.openai;

import static dev.earshot.bridge.http.Calls.BY;
import static dev.earshot.bridge.http.Calls.OFFER;
import static dev.earshot.bridge.http.Calls.SPEECH;
import static dev.earshot.bridge.http.Calls.call;
import static dev.earshot.bridge.http.Calls.fields;
import static dev.earshot.bridge.http.Calls.form;
import static dev.earshot.bridge.http.Calls.garbage;
import static dev.earshot.bridge.http.Calls.get;
import static dev.earshot.bridge.http.Calls.transcript;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.conversation;
import static dev.earshot.bridge.wire.Scene.draft;
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
import dev.earshot.bridge.http.Upload;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayList;
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

final class AudioApiTest {
    private static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";
    private static final Transcript HELLO =
            transcript(8.47, settled(0, 0, 3.3, "Hello world."), settled(1, 3.5, 4.5, "How are you?"));

    private final AudioApi api = new AudioApi();

    private Plan.Hear hear(HttpCall call) {
        return assertInstanceOf(Plan.Hear.class, api.plan(call, OFFER));
    }

    private Plan.Hear hear(String... fields) {
        return hear(form(TRANSCRIPTIONS, fields));
    }

    private Answer say(HttpCall call) {
        return assertInstanceOf(Plan.Say.class, api.plan(call, OFFER)).answer();
    }

    private JsonNode refused(int status, String... fields) {
        var answer = say(form(TRANSCRIPTIONS, fields));
        assertEquals(status, answer.status());
        return json(answer).path("error");
    }

    private static JsonNode json(Answer answer) {
        assertEquals("application/json", answer.type());
        return new JsonMapper().readTree(answer.text());
    }

    private static Answer answered(Plan.Hear hear, Transcript transcript) {
        return assertInstanceOf(Reply.AtOnce.class, hear.reply()).answer(transcript, BY);
    }

    private String written(String format, Transcript transcript) {
        var answer = answered(hear("response_format", format), transcript);
        assertEquals("text/plain; charset=utf-8", answer.type());
        return answer.text();
    }

    private static List<String> told(Plan.Hear hear, List<TranscriptEvent> events) {
        var reply = assertInstanceOf(Reply.Streamed.class, hear.reply());
        assertEquals("text/event-stream", reply.type());
        var pieces = new ArrayList<String>();
        events.forEach(event -> pieces.addAll(reply.tell(event)));
        return pieces;
    }

    @Test
    void jsonIsTheTextAndHowMuchWasHeard() {
        var answer = answered(hear("model", "whisper-1", "response_format", "json"), HELLO);
        assertEquals(200, answer.status());
        assertEquals(
                "{\"text\":\"Hello world. How are you?\",\"usage\":{\"type\":\"duration\",\"seconds\":9}}",
                answer.text());
    }

    @Test
    void verboseJsonHasEveryFieldInItsPlace() {
        var said = transcript(8.47, settled(0, 0, 3.3, "Hello world."));
        assertEquals(
                "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":8.47,\"text\":\"Hello world.\","
                        + "\"segments\":[{\"id\":0,\"seek\":0,\"start\":0.0,\"end\":3.3,\"text\":\" Hello world.\",\"tokens\":[],"
                        + "\"temperature\":0.0,\"avg_logprob\":-0.1393,\"compression_ratio\":0.6,\"no_speech_prob\":0.0}],"
                        + "\"usage\":{\"type\":\"duration\",\"seconds\":9}}",
                answered(hear("response_format", "verbose_json"), said).text());
    }

    @Test
    void wordsAreListedOnlyWhereTheyAreAskedFor() {
        var said = transcript(8.47, settled(0, 0, 3, "The one"));
        var words = json(answered(hear("response_format", "verbose_json", "timestamp_granularities[]", "word"), said));
        assertEquals(
                "[{\"word\":\"The\",\"start\":0.0,\"end\":1.5},{\"word\":\"one\",\"start\":1.5,\"end\":3.0}]",
                words.path("words").toString());
        assertFalse(words.has("segments"));
        var both = json(answered(
                hear(
                        "response_format",
                        "verbose_json",
                        "timestamp_granularities[]",
                        "word",
                        "timestamp_granularities[]",
                        "segment"),
                said));
        assertTrue(both.has("segments") && both.has("words"));
        assertFalse(hear("response_format", "verbose_json").request().words());
        assertTrue(hear("response_format", "verbose_json", "timestamp_granularities[]", "word")
                .request()
                .words());
    }

    @Test
    void theLanguageIsNamedAsItWasHeardElseAsItWasAskedFor() {
        var silent = transcript(1);
        assertEquals(
                "german",
                json(answered(hear("response_format", "verbose_json", "language", "de"), silent))
                        .path("language")
                        .stringValue());
        assertEquals(
                "",
                json(answered(hear("response_format", "verbose_json"), silent))
                        .path("language")
                        .stringValue());
    }

    @Test
    void textEndsWithItsLine() {
        assertEquals("Hello world. How are you?\n", written("text", HELLO));
        assertEquals("\n", written("text", transcript(1)));
    }

    @Test
    void subtitlesHaveACueASegment() {
        assertEquals(
                "1\n00:00:00,000 --> 00:00:03,300\nHello world.\n\n2\n00:00:03,500 --> 00:00:04,500\nHow are you?\n\n",
                written("srt", HELLO));
        assertEquals(
                "WEBVTT\n\n00:00:00.000 --> 00:00:03.300\nHello world.\n\n00:00:03.500 --> 00:00:04.500\nHow are you?\n\n",
                written("vtt", HELLO));
    }

    @Test
    void subtitlesOfSilenceAreEmpty() {
        assertEquals("", written("srt", transcript(1)));
        assertEquals("WEBVTT\n\n", written("vtt", transcript(1)));
    }

    @Test
    void subtitlesCountHours() {
        var late = transcript(400_000, settled(0, 3_599.5, 360_000.25, "Still here."));
        assertEquals("1\n00:59:59,500 --> 100:00:00,250\nStill here.\n\n", written("srt", late));
        assertEquals("WEBVTT\n\n00:59:59.500 --> 100:00:00.250\nStill here.\n\n", written("vtt", late));
    }

    @Test
    void aLongTextStaysOneCue() {
        var words = "word ".repeat(20_000).strip();
        var said = transcript(
                30, new TranscriptEvent.Final(new Segment(0, TimeSpan.ofMillis(0, 30_000), words, List.of())));
        assertEquals("1\n00:00:00,000 --> 00:00:30,000\n" + words + "\n\n", written("srt", said));
    }

    @Test
    void chineseIsWrittenWithoutBlanks() {
        var said = transcript(4, settled(0, 0, 2, "你好。"), settled(1, 2, 4, "再见。"), settled(2, 4, 5, "OK."));
        assertEquals("你好。再见。 OK.\n", written("text", said));
        assertEquals(
                "你好。",
                json(answered(hear("response_format", "verbose_json"), said))
                        .path("segments")
                        .path(0)
                        .path("text")
                        .stringValue());
    }

    @Test
    void aStreamSaysWhatIsSettledAndThenTheWhole() {
        var events = new ArrayList<>(conversation());
        events.add(completed(4.2));
        assertEquals(
                List.of(
                        "data: {\"type\":\"transcript.text.delta\",\"delta\":\"Hello \"}\n\n",
                        "data: {\"type\":\"transcript.text.delta\",\"delta\":\"world.\"}\n\n",
                        "data: {\"type\":\"transcript.text.delta\",\"delta\":\" How \"}\n\n",
                        "data: {\"type\":\"transcript.text.delta\",\"delta\":\"are you?\"}\n\n",
                        "data: {\"type\":\"transcript.text.done\",\"text\":\"Hello world. How are you?\",\"usage\":{\"type\":\"duration\",\"seconds\":5}}\n\n"),
                told(hear("stream", "true", "model", "gpt-4o-transcribe"), events));
    }

    @Test
    void aDraftOfTheNextSegmentWaitsForTheOneBefore() {
        var pieces = told(
                hear("stream", "true"),
                List.of(
                        draft(0, 0, 1, "One two", "One "),
                        draft(1, 1, 2, "Three four", "Three "),
                        settled(0, 0, 1, "One two."),
                        settled(1, 1, 2, "Three four."),
                        completed(2)));
        assertEquals(4, pieces.size());
        assertTrue(pieces.getLast().contains("\"One two. Three four.\""), pieces.getLast());
    }

    @Test
    void aLineBreakInTheTextDoesNotBreakAnEvent() {
        var pieces = told(hear("stream", "true"), List.of(settled(0, 0, 1, "One\n\ndata:two")));
        assertEquals(List.of("data: {\"type\":\"transcript.text.delta\",\"delta\":\"One\\n\\ndata:two\"}\n\n"), pieces);
    }

    @Test
    void aStreamOfSilenceIsDoneAtOnce() {
        assertEquals(
                List.of(
                        "data: {\"type\":\"transcript.text.done\",\"text\":\"\",\"usage\":{\"type\":\"duration\",\"seconds\":0}}\n\n"),
                told(hear("stream", "True"), List.of(completed(0))));
    }

    @Test
    void aStreamThatFailsSaysSoLast() {
        var cause = new SttException(SttError.AUDIO_INVALID, "“upload-17.part” breaks off; send all of it.");
        assertEquals(
                List.of(
                        "data: {\"type\":\"error\",\"error\":{\"message\":\"“speech.wav” breaks off; send all of it.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_value\"}}\n\n"),
                told(hear("stream", "true"), List.of(new TranscriptEvent.Failed(cause))));
    }

    @Test
    void aStreamGoesWithPlainTextOnly() {
        for (var format : List.of("srt", "vtt", "verbose_json")) {
            assertEquals(
                    "stream",
                    refused(400, "stream", "true", "response_format", format)
                            .path("param")
                            .stringValue());
        }
        assertInstanceOf(
                Reply.Streamed.class,
                hear("stream", "1", "response_format", "text").reply());
        assertTrue(hear("stream", "true").request().interim());
    }

    @Test
    void aTranslationIsIntoEnglish() {
        var call = form("/v1/audio/translations", "response_format", "verbose_json", "language", "de");
        assertEquals(Task.TRANSLATE, hear(call).request().options().task());
        assertEquals(Optional.of("de"), hear(call).request().options().language());
        var answer = json(answered(hear(call), HELLO));
        assertEquals("translate", answer.path("task").stringValue());
        assertEquals("english", answer.path("language").stringValue());
    }

    @Test
    void whatLiveKitSendsIsUnderstood() {
        var hear = hear("model", "gpt-4o-mini-transcribe", "language", "en", "response_format", "json");
        assertEquals(Optional.of("en"), hear.request().options().language());
        assertEquals(Optional.empty(), hear.request().model());
        assertEquals(SPEECH, hear.sound().upload());
    }

    @Test
    void promptKeywordsAndTemperatureReachTheSearch() {
        var decoding = hear(
                        "prompt", "Grete, Sørensen.", "keywords[]", "fjord", "keywords[]", "ski", "temperature", "0.4")
                .request()
                .options()
                .decoding();
        assertEquals(Optional.of("Grete, Sørensen."), decoding.prompting().initial());
        assertEquals(List.of("fjord", "ski"), decoding.prompting().hotwords());
        assertEquals(List.of(0.4), decoding.search().temperatures());
        var usual = hear("temperature", "0").request().options().decoding();
        assertEquals(Decoding.DEFAULT.search(), usual.search());
        assertEquals(Decoding.DEFAULT.prompting(), usual.prompting());
    }

    @Test
    void ofAHugePromptTheEndCounts() {
        var prompt = "😀".repeat(500_000) + "x Grete";
        var taken = hear("prompt", prompt)
                .request()
                .options()
                .decoding()
                .prompting()
                .initial()
                .orElseThrow();
        assertTrue(taken.length() <= 4000 && prompt.endsWith(taken));
        assertFalse(Character.isLowSurrogate(taken.charAt(0)));
    }

    @Test
    void emptyFieldsAreNotThereAndUnknownOnesAreIgnored() {
        var hear = hear("model", "", "language", "", "prompt", " ", "temperature", "", "response_format", "", "x", "y");
        assertEquals(OFFER.defaults().withWords(false), hear.request());
    }

    @Test
    void ofARepeatedFieldTheFirstCounts() {
        assertEquals(
                Optional.of("en"),
                hear("language", "en", "language", "de").request().options().language());
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, warm, temperature",
        "temperature, 1.5, temperature",
        "temperature, -0.1, temperature",
        "temperature, NaN, temperature",
        "response_format, xml, response_format",
        "response_format, diarized_json, response_format",
        "timestamp_granularities[], word, timestamp_granularities",
        "timestamp_granularities[], letter, timestamp_granularities",
        "stream, maybe, stream",
        "include[], logprobs, include",
        "include[], everything, include",
        "known_speaker_names[], agent, known_speaker_names",
        "known_speaker_references[], x, known_speaker_references",
        "chunking_strategy, random, chunking_strategy",
        "language, en_US!, language",
    })
    void aFieldThatCannotBeIsNamed(String name, String value, String parameter) {
        var error = refused(400, name, value);
        assertEquals("invalid_request_error", error.path("type").stringValue());
        assertEquals(parameter, error.path("param").stringValue());
    }

    @Test
    void tooManyKeywordsAreRefused() {
        var many = new ArrayList<String>();
        for (int i = 0; i < 501; i++) {
            many.add("keywords[]");
            many.add("word" + i);
        }
        assertEquals(
                "keywords",
                refused(400, many.toArray(String[]::new)).path("param").stringValue());
    }

    @Test
    void aRefusalIsInOpenAisShape() {
        assertEquals(
                "{\"message\":\"Invalid value: 'xml'. Supported values are: 'json', 'text', 'srt', 'verbose_json', and 'vtt'.\","
                        + "\"type\":\"invalid_request_error\",\"param\":\"response_format\",\"code\":\"invalid_value\"}",
                refused(400, "response_format", "xml").toString());
    }

    @Test
    void chunkingIsTakenWithoutEffect() {
        hear("chunking_strategy", "auto");
        hear("chunking_strategy", "{\"type\":\"server_vad\"}");
    }

    @Test
    void aFormNeedsAFile() {
        var none = say(call("POST", Opening.of(TRANSCRIPTIONS), new Body.Form(Map.of(), Map.of())));
        assertEquals(
                "{\"error\":{\"message\":\"Missing required parameter: 'file'.\",\"type\":\"invalid_request_error\",\"param\":\"file\",\"code\":\"missing_required_parameter\"}}",
                none.text());
        var text = say(call("POST", Opening.of(TRANSCRIPTIONS), new Body.Form(fields("file", "RIFF"), Map.of())));
        assertEquals(400, text.status());
        assertTrue(text.text().contains("not a text"));
        var empty = new Upload(SPEECH.file(), "speech.wav", 0);
        assertEquals(
                400,
                say(call("POST", Opening.of(TRANSCRIPTIONS), new Body.Form(Map.of(), Map.of("file", empty))))
                        .status());
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertEquals(
                400,
                say(call("POST", Opening.of(TRANSCRIPTIONS), new Body.Raw(SPEECH)))
                        .status());
        assertEquals(
                400,
                say(call("POST", Opening.of(TRANSCRIPTIONS), new Body.Nothing()))
                        .status());
    }

    @Test
    void namesOfWellKnownModelsMeanTheUsualOne() {
        for (var name : List.of("whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe-2025-12-15", "nova-3")) {
            assertEquals(Optional.empty(), hear("model", name).request().model(), name);
        }
        assertEquals(
                Optional.of("openai/whisper-tiny"),
                hear("model", "openai/whisper-tiny").request().model());
    }

    @Test
    void anUnknownModelIsNotFound() {
        var error = refused(404, "model", "whisper-9");
        assertEquals("model_not_found", error.path("code").stringValue());
        assertEquals(
                "The model `whisper-9` does not exist or you do not have access to it; try “whisper-base” or “whisper-1”, or see /v1/models.",
                error.path("message").stringValue());
    }

    @Test
    void modelsAreListed() {
        assertEquals(
                "{\"object\":\"list\",\"data\":[{\"id\":\"whisper-base\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"openai\"},"
                        + "{\"id\":\"openai/whisper-tiny\",\"object\":\"model\",\"created\":1700000001,\"owned_by\":\"openai\"}]}",
                say(get("/v1/models")).text());
    }

    @Test
    void aModelIsNamedAsItIsAskedFor() {
        assertEquals(
                "{\"id\":\"openai/whisper-tiny\",\"object\":\"model\",\"created\":1700000001,\"owned_by\":\"openai\"}",
                say(get("/v1/models/openai/whisper-tiny")).text());
        assertEquals(
                "whisper-1", json(say(get("/v1/models/whisper-1"))).path("id").stringValue());
        assertEquals(404, say(get("/v1/models/whisper-9")).status());
        var nothing = new Offer(List.of(), Offer.RECORDING);
        var answer = assertInstanceOf(Plan.Say.class, api.plan(get("/v1/models/whisper-1"), nothing));
        assertEquals(404, answer.answer().status());
    }

    @Test
    void otherMethodsAndAddressesAreRefused() {
        assertEquals(405, say(get(TRANSCRIPTIONS)).status());
        assertEquals(405, say(form("/v1/models")).status());
        assertEquals(404, say(get("/v1/audio/speech")).status());
        assertEquals(404, say(get("/v1/models/")).status());
        assertTrue(api.owns("/v1/models/x") && !api.owns("/v1/audio/speech"));
    }

    @Test
    void whatTheServerRefusesIsSaidInTheSameShape() {
        var refusal =
                new Refusal(Reason.OVERLOADED, "All places are taken; try again soon.").after(Duration.ofMillis(1500));
        var answer = api.refuse(refusal, get(TRANSCRIPTIONS));
        assertEquals(429, answer.status());
        assertEquals("2", answer.headers().get("Retry-After"));
        assertEquals(
                "{\"error\":{\"message\":\"All places are taken; try again soon.\",\"type\":\"rate_limit_error\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}",
                answer.text());
        var key = api.refuse(new Refusal(Reason.WRONG_KEY, "That key is not known here."), get(TRANSCRIPTIONS));
        assertEquals(401, key.status());
        assertTrue(key.text().contains("\"invalid_api_key\""));
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureHasAStatus(SttError error) {
        var answer = hear().reply().failed(new SttException(error, "It failed; try again."));
        assertTrue(answer.status() >= 400 && answer.status() < 600);
        assertEquals(
                "It failed; try again.",
                json(answer).path("error").path("message").stringValue());
    }

    @Test
    void aFailureTellsNothingOfTheServersFolders() {
        var cause = new SttException(
                SttError.AUDIO_INVALID, "“upload-17.part” (%s) is no audio; send another.".formatted(SPEECH.file()));
        var answer = hear().reply().failed(cause);
        assertEquals(400, answer.status());
        assertEquals(
                "“speech.wav” (speech.wav) is no audio; send another.",
                json(answer).path("error").path("message").stringValue());
    }

    @Test
    void whateverAStrangerWritesIntoAFormIsAnswered() {
        var names = List.of(
                "model",
                "language",
                "languages[]",
                "prompt",
                "keywords[]",
                "response_format",
                "temperature",
                "stream",
                "timestamp_granularities[]",
                "chunking_strategy",
                "include[]",
                "known_speaker_names",
                "file",
                "");
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var fields = new ArrayList<String>();
            for (int field = random.nextInt(4); field >= 0; field--) {
                fields.add(names.get(random.nextInt(names.size())));
                fields.add(garbage(random));
            }
            switch (api.plan(form(TRANSCRIPTIONS, fields.toArray(String[]::new)), OFFER)) {
                case Plan.Say(var answer) ->
                    assertTrue(json(answer).path("error").has("message"), answer::text);
                case Plan.Hear hear -> assertTrue(hear.request().model().isEmpty());
            }
            assertEquals(404, say(get("/v1/models/x" + garbage(random))).status());
        }
    }
}
