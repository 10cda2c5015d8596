package dev.earshot.bridge.dialect.google;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BadFrame;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Message;
import dev.earshot.bridge.wire.Request;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoogleBatchTest {
    private static final Request ENGLISH =
            TERMS.defaults().withLanguage(Optional.of("en-US")).withWords(true);
    private static final String RIGHT =
            "{\"results\":[{\"alternatives\":[{\"transcript\":\"How are you?\",\"confidence\":0.98,\"words\":["
                    + "{\"startTime\":\"0.100s\",\"endTime\":\"0.400s\",\"word\":\"How\",\"confidence\":0.9},"
                    + "{\"startTime\":\"0.400s\",\"endTime\":\"0.700s\",\"word\":\"are\",\"confidence\":0},"
                    + "{\"startTime\":\"0.700s\",\"endTime\":\"1.1s\",\"word\":\"you?\"}]},{\"transcript\":\"Who are you?\"}],"
                    + "\"resultEndTime\":\"1.770s\",\"languageCode\":\"en-us\"},"
                    + "{\"alternatives\":[{\"transcript\":\" Fine.\",\"confidence\":0}],\"resultEndTime\":\"3s\"}],"
                    + "\"totalBilledTime\":\"15s\",\"requestId\":\"123\"}";

    private final GoogleBatch batch = new GoogleBatch(ENGLISH);

    @Test
    void aRecordingIsPartOfTheQuestion() throws BadFrame {
        var call = new GoogleBatch(
                        ENGLISH.withModel(Optional.of("latest_short")).withHotwords(List.of("Earshot")))
                .call(tone(1, 440));
        assertEquals("/v1/speech:recognize", call.opening().target());
        var body = Message.parse(((BatchBody.Json) call.body()).text());
        assertEquals(
                "{\"encoding\":\"LINEAR16\",\"sampleRateHertz\":16000,\"audioChannelCount\":1,\"languageCode\":\"en-US\","
                        + "\"maxAlternatives\":1,\"enableAutomaticPunctuation\":true,\"enableWordTimeOffsets\":true,"
                        + "\"enableWordConfidence\":true,\"model\":\"latest_short\","
                        + "\"speechContexts\":[{\"phrases\":[\"Earshot\"]}]}",
                body.object("config").orElseThrow().root().toString());
        var content = body.object("audio").orElseThrow().text("content").orElseThrow();
        assertEquals(32_000, Base64.getDecoder().decode(content).length);
    }

    @Test
    void aLanguageThatIsLeftOpenIsAskedFor() {
        var open = ENGLISH.withLanguage(Optional.empty());
        assertEquals(
                SttError.UNSUPPORTED,
                assertThrows(SttException.class, () -> new GoogleBatch(open)).error());
    }

    @Test
    void eachResultIsASegment() {
        assertEquals(
                new Transcript(
                        List.of(
                                new Segment(
                                        0,
                                        span(0.1, 1.1),
                                        "How are you?",
                                        List.of(
                                                new Word("How", span(0.1, 0.4), OptionalDouble.of(0.9)),
                                                new Word("are", span(0.4, 0.7)),
                                                new Word("you?", span(0.7, 1.1))),
                                        OptionalDouble.of(0.98),
                                        Optional.of("en-us")),
                                new Segment(1, span(1.77, 3), "Fine.", List.of())),
                        time(4)),
                batch.read(BatchAnswer.of(200, RIGHT), time(4)));
    }

    @Test
    void aMinuteIsTaken() {
        assertEquals(Optional.of(time(60)), batch.longest());
    }

    @Test
    void silenceIsATranscriptWithoutText() {
        assertEquals(
                new Transcript(List.of(), time(4)),
                batch.read(BatchAnswer.of(200, "{\"totalBilledTime\":\"15s\"}"), time(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "-1s", "s", "1e3s", "1234567890s", "now"})
    void aTimeThatIsNoneIsSaid(String time) {
        var body = "{\"results\":[{\"alternatives\":[{\"transcript\":\"a\"}],\"resultEndTime\":\"" + time + "\"}]}";
        assertEquals(
                "Google answered what its API does not allow. “results[].resultEndTime” must be a time such as 1.770s. Try again.",
                assertThrows(SttException.class, () -> batch.read(BatchAnswer.of(200, body), time(1)))
                        .sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"code\":400,\"message\":\"Invalid recognition 'config': bad language code\",\"status\":\"INVALID_ARGUMENT\",\"details\":[]}}|UNSUPPORTED|Google says “Invalid recognition 'config': bad language code”. Ask it for something else.",
                "403|{\"error\":{\"code\":403,\"message\":\"The API is not enabled.\",\"status\":\"PERMISSION_DENIED\"}}|ACCESS_DENIED|Google says “The API is not enabled”. Check the key, and what its account may use.",
                "429|{\"error\":{\"code\":429,\"message\":\"Quota exceeded\"}}|OVERLOADED|Google says “Quota exceeded”. Try again in a little while.",
                "502|<html>|NETWORK|Google answered with status 502 and did not say what is wrong. Try again."
            })
    void aRefusalSaysWhy(int status, String body, SttError error, String sentence) {
        var problem = assertThrows(SttException.class, () -> batch.read(BatchAnswer.of(status, body), time(1)));
        assertEquals(sentence, problem.sentence());
        assertEquals(error, problem.error());
    }

    @Test
    void tenThousandBadAnswersAreARefusalOrATranscript() {
        int refused = new Garbage(4, List.of(RIGHT)).answeredTo(batch, 10_000);
        assertTrue(refused > 2_000, refused + " refused");
    }
}
