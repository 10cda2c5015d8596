package dev.earshot.bridge.dialect.openai;

import static dev.earshot.bridge.http.Calls.transcript;
import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.conversation;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.http.Calls;
import dev.earshot.bridge.http.Mirror;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.http.Reply;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.BatchCall;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Against the server's side of the same API, and answers as OpenAI documents them.
final class TranscriptionsBatchTest {
    private static final String VERBOSE =
            "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":8.47,\"text\":\"The beach was a stage. The end.\","
                    + "\"segments\":[{\"id\":0,\"seek\":0,\"start\":0.0,\"end\":3.3,\"text\":\" The beach was a stage.\",\"tokens\":[50364],\"temperature\":0.0,\"avg_logprob\":-0.28,\"compression_ratio\":1.23,\"no_speech_prob\":0.009},"
                    + "{\"id\":1,\"seek\":0,\"start\":3.3,\"end\":4.5,\"text\":\" The end.\",\"avg_logprob\":-0.5}],"
                    + "\"words\":[{\"word\":\"The\",\"start\":0.0,\"end\":0.24},{\"word\":\"beach\",\"start\":0.24,\"end\":0.8},"
                    + "{\"word\":\"um\",\"start\":0.9,\"end\":1.0},{\"word\":\"stage\",\"start\":2.5,\"end\":3.2},"
                    + "{\"word\":\"The\",\"start\":3.3,\"end\":3.5},{\"word\":\"end\",\"start\":3.5,\"end\":4.4}],"
                    + "\"usage\":{\"type\":\"duration\",\"seconds\":9}}";

    private static final String STREAM = """
            data: {"type":"transcript.text.delta","delta":" I"}

            data: {"type":"transcript.text.delta","delta":" see"}

            data: {"type":"transcript.text.done","text":" I see.","usage":{"type":"tokens"}}

            data: [DONE]

            """;

    private final Mirror server = new Mirror(new AudioApi());

    private static TranscriptionsBatch batch(TextAnswer form) {
        return new TranscriptionsBatch(TERMS.defaults(), form, Optional.of(TranscriptionsBatch.OPENAI_LONGEST));
    }

    private static BatchCall call(TextAnswer form, Request request) {
        return new TranscriptionsBatch(request, form, Optional.empty()).call(tone(0.5, 440));
    }

    private static Map<String, List<String>> fields(TextAnswer form, Request request) {
        return ((BatchBody.Form) call(form, request).body()).fields();
    }

    private static Transcript read(TextAnswer form, String body) {
        return batch(form).read(BatchAnswer.of(200, body), time(9));
    }

    private static SttException refusal(int status, String body) {
        return assertThrows(
                SttException.class, () -> batch(TextAnswer.PLAIN).read(BatchAnswer.of(status, body), time(9)));
    }

    @Test
    void eachFormIsAskedForInItsFields() {
        var request = TERMS.defaults().withLanguage(Optional.of("pt-BR")).withPrompt(Optional.of("Grete"));
        assertEquals(
                Calls.fields("model", "whisper-1", "response_format", "json", "prompt", "Grete", "language", "pt"),
                fields(TextAnswer.PLAIN, request));
        assertEquals(
                Calls.fields("model", "whisper-1", "response_format", "json", "stream", "true"),
                fields(TextAnswer.STREAMED, TERMS.defaults()));
        assertEquals(
                Calls.fields(
                        "model",
                        "x",
                        "response_format",
                        "verbose_json",
                        "keywords[]",
                        "Earshot",
                        "timestamp_granularities[]",
                        "segment",
                        "timestamp_granularities[]",
                        "word"),
                fields(
                        TextAnswer.TIMED,
                        TERMS.defaults()
                                .withModel(Optional.of("x"))
                                .withHotwords(List.of("Earshot"))
                                .withWords(true)));
    }

    @ParameterizedTest
    @EnumSource(TextAnswer.class)
    void aTranslationHasAnAddressOfItsOwn(TextAnswer form) {
        var request = TERMS.defaults().withTask(Task.TRANSLATE).withLanguage(Optional.of("de"));
        var call = call(form, request);
        assertEquals("/v1/audio/translations", call.opening().target());
        var fields = ((BatchBody.Form) call.body()).fields();
        assertFalse(fields.containsKey("language") || fields.containsKey("stream"), fields.toString());
        assertEquals(Task.TRANSLATE, server.plan(call).request().options().task());
    }

    @ParameterizedTest
    @EnumSource(TextAnswer.class)
    void aServerUnderstandsWhatIsAskedFor(TextAnswer form) {
        var request = TERMS.defaults()
                .withModel(Optional.of("openai/whisper-tiny"))
                .withLanguage(Optional.of("de"))
                .withPrompt(Optional.of("Grete sagt:"))
                .withHotwords(List.of("Earshot"));
        var asked = server.plan(call(form, request)).request();
        assertEquals(Optional.of("openai/whisper-tiny"), asked.model());
        assertEquals(Optional.of("de"), asked.options().language());
        assertEquals(
                Optional.of("Grete sagt:"),
                asked.options().decoding().prompting().initial());
        assertEquals(List.of("Earshot"), asked.options().decoding().prompting().hotwords());
        assertEquals(form == TextAnswer.STREAMED, asked.interim());
    }

    @Test
    void segmentsAndWordsOfAServerComeBackAsTheyWere() {
        var heard = transcript(6.5, settled(0, 0.5, 2, "Hello world."), settled(1, 3, 4, "How are you?"));
        var words = TERMS.defaults().withWords(true);
        var said = batch(TextAnswer.TIMED).read(server.answer(call(TextAnswer.TIMED, words), heard), time(9));
        assertEquals(heard.text(), said.text());
        assertEquals(heard.audio(), said.audio());
        assertEquals(heard.language(), said.language());
        for (int i = 0; i < 2; i++) {
            var was = heard.segments().get(i);
            var is = said.segments().get(i);
            assertEquals(was.span(), is.span());
            assertEquals(
                    was.words().stream().map(Word::text).toList(),
                    is.words().stream().map(Word::text).toList());
            assertEquals(
                    was.words().stream().map(Word::span).toList(),
                    is.words().stream().map(Word::span).toList());
            assertEquals(was.confidence().orElseThrow(), is.confidence().orElseThrow(), 1e-3);
        }
    }

    @Test
    void aTextWithoutTimesIsOneSegment() {
        var heard = transcript(6.5, settled(0, 0.5, 2, "Hello world."), settled(1, 3, 4, "How are you?"));
        var answer = server.answer(call(TextAnswer.PLAIN, TERMS.defaults()), heard);
        assertEquals(
                new Transcript(
                        List.of(new Segment(0, span(0, 6.5), "Hello world. How are you?", List.of())), time(6.5)),
                batch(TextAnswer.PLAIN).read(answer, time(6.5)));
        assertEquals(new Transcript(List.of(), time(9)), read(TextAnswer.PLAIN, "{\"text\":\" \"}"));
    }

    @Test
    void wordsGoToTheSegmentsThatHaveThem() {
        var transcript = read(TextAnswer.TIMED, VERBOSE);
        assertEquals(Optional.of("en"), transcript.language());
        assertEquals(time(8.47), transcript.audio());
        assertEquals(
                List.of(List.of("The", "beach", "stage"), List.of("The", "end")),
                transcript.segments().stream()
                        .map(segment -> segment.words().stream().map(Word::text).toList())
                        .toList());
        assertEquals(
                Math.exp(-0.28), transcript.segments().getFirst().confidence().orElseThrow(), 1e-9);
    }

    @Test
    void aServersStreamIsDraftedAndThenReadAsAWhole() {
        var call = call(TextAnswer.STREAMED, TERMS.defaults());
        var reply = assertInstanceOf(Reply.Streamed.class, server.plan(call).reply());
        var body = new StringBuilder();
        var events = new ArrayList<TranscriptEvent>(conversation());
        events.add(completed(5));
        events.forEach(event -> reply.tell(event).forEach(body::append));
        var drafts = batch(TextAnswer.STREAMED).drafts(time(5)).orElseThrow();
        var told = body.toString()
                .lines()
                .flatMap(line -> drafts.line(line).stream())
                .toList();
        assertTrue(told.size() > 2, told.toString());
        assertTrue(told.stream().allMatch(draft -> draft.tentativeText().isEmpty()));
        assertEquals("Hello world. How are you?", told.getLast().committedText());
        assertEquals(
                new Transcript(List.of(told.getLast().segment()), time(5)),
                batch(TextAnswer.STREAMED).read(BatchAnswer.of(200, body.toString()), time(5)));
    }

    @Test
    void aStreamIsReadAsOpenAiWritesIt() {
        var drafts = batch(TextAnswer.STREAMED).drafts(time(9)).orElseThrow();
        assertEquals(
                List.of("I", "I see"),
                STREAM.lines()
                        .flatMap(line -> drafts.line(line).stream())
                        .map(TranscriptEvent.Partial::committedText)
                        .toList());
        assertEquals("I see.", read(TextAnswer.STREAMED, STREAM).text());
        assertEquals(Optional.empty(), batch(TextAnswer.PLAIN).drafts(time(9)));
    }

    @Test
    void aModelThatCannotStreamIsUnderstoodAllTheSame() {
        assertEquals(
                "I see.", read(TextAnswer.STREAMED, "{\"text\":\"I see.\"}").text());
    }

    @Test
    void aStreamThatBreaksOffIsNoTranscript() {
        var cut = STREAM.substring(0, STREAM.indexOf("data: {\"type\":\"transcript.text.done"));
        assertEquals(
                "The endpoint broke off before it had told all of the text. Try again.",
                assertThrows(SttException.class, () -> read(TextAnswer.STREAMED, cut))
                        .sentence());
        var failed = cut + "data: {\"type\":\"error\",\"error\":{\"message\":\"The model died.\"}}\n\n";
        assertEquals(
                "The endpoint says “The model died”. Try again.",
                assertThrows(SttException.class, () -> read(TextAnswer.STREAMED, failed))
                        .sentence());
        var broken = cut + "data: {\"type\n\n";
        assertTrue(assertThrows(SttException.class, () -> read(TextAnswer.STREAMED, broken))
                .sentence()
                .startsWith("The endpoint answered what its API does not allow."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | {"error":{"message":"You exceeded your current quota.","code":"insufficient_quota"}} | ACCESS_DENIED
            429 | {"error":{"message":"Slow down.","code":"rate_limit_exceeded"}}                      | OVERLOADED
            404 | {"error":{"message":"No such model.","code":"model_not_found"}}                      | MODEL_NOT_FOUND
            400 | {"error":{"message":"Invalid file format.","param":"file","code":null}}              | AUDIO_INVALID
            400 | {"error":{"message":"No.","param":"language","code":"invalid_value"}}                | UNSUPPORTED
            400 | {"error":{"message":"No.","code":400}}                                               | UNSUPPORTED
            401 | Unauthorized                                                                         | ACCESS_DENIED
            """)
    void aRefusalIsTypedByItsCode(int status, String body, SttError error) {
        assertEquals(error, refusal(status, body).error());
    }

    @ParameterizedTest
    @CsvSource({
        "NO_KEY, ACCESS_DENIED",
        "NO_SUCH_MODEL, MODEL_NOT_FOUND",
        "TOO_LARGE, AUDIO_INVALID",
        "OVERLOADED, OVERLOADED",
        "UNAVAILABLE, OVERLOADED",
        "FAILED, NETWORK"
    })
    void refusalsOfAServerAreUnderstood(Reason reason, SttError error) {
        var call = call(TextAnswer.PLAIN, TERMS.defaults());
        var answer = server.refuse(call, new Refusal(reason, "Not now."));
        var refused = refusal(answer.status(), answer.body());
        assertEquals(error, refused.error());
        assertTrue(refused.sentence().startsWith("The endpoint says “Not now”. "), refused.sentence());
    }

    @Test
    void theFormThatFitsDependsOnTheModel() {
        assertEquals(TextAnswer.TIMED, TextAnswer.fitting(Optional.empty()));
        assertEquals(TextAnswer.TIMED, TextAnswer.fitting(Optional.of("whisper-1")));
        assertEquals(TextAnswer.STREAMED, TextAnswer.fitting(Optional.of("gpt-4o-mini-transcribe")));
    }

    @Test
    void howMuchIsTakenDependsOnTheServer() {
        assertEquals(
                Optional.of(TranscriptionsBatch.OPENAI_LONGEST),
                batch(TextAnswer.PLAIN).longest());
        long bytes = TranscriptionsBatch.OPENAI_LONGEST.toSeconds() * 32_000 + 44;
        assertTrue(bytes < 25_000_000, bytes + " bytes");
    }

    @ParameterizedTest
    @EnumSource(TextAnswer.class)
    void tenThousandBadAnswersAreARefusalOrATranscript(TextAnswer form) {
        var garbage = new Garbage(82, List.of(VERBOSE, "{\"text\":\"x\"}", STREAM));
        int refused = garbage.answeredTo(batch(form), 10_000);
        assertTrue(refused > 2_000, refused + " refused");
    }

    @Test
    void draftsNeverFail() {
        var garbage = new Garbage(83, List.of("{\"type\":\"transcript.text.delta\",\"delta\":\"I\"}"));
        var drafts = batch(TextAnswer.STREAMED).drafts(time(9)).orElseThrow();
        int told = 0;
        for (int i = 0; i < 10_000; i++) {
            if (garbage.next() instanceof Frame.Text(var text)) {
                told += drafts.line("data: " + text).isPresent() ? 1 : 0;
            }
        }
        assertTrue(told > 500, told + " drafts");
    }
}
