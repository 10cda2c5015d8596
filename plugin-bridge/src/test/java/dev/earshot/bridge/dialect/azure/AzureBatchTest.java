package dev.earshot.bridge.dialect.azure;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AzureBatchTest {
    private static final String RIGHT =
            "{\"RecognitionStatus\":\"Success\",\"Offset\":1800000,\"Duration\":24900000,\"NBest\":[{\"Confidence\":0.97,"
                    + "\"Lexical\":\"good day\",\"Display\":\"Good day.\",\"Words\":["
                    + "{\"Word\":\"good\",\"Offset\":1800000,\"Duration\":10000000},"
                    + "{\"Word\":\"day\",\"Offset\":12000000,\"Duration\":14700000}]}]}";

    private final AzureBatch batch =
            new AzureBatch(TERMS.defaults().withLanguage(Optional.of("en-US")).withWords(true));

    @Test
    void aRecordingIsSentAsAWavFile() throws IOException, UnsupportedAudioFileException {
        var call = batch.call(tone(1, 440));
        assertEquals(
                "/speech/recognition/conversation/cognitiveservices/v1?language=en-US&format=detailed&wordLevelTimestamps=true",
                call.opening().target());
        assertEquals(Optional.of("application/json"), call.opening().header("accept"));
        var body = (BatchBody.Raw) call.body();
        assertEquals("audio/wav; codecs=audio/pcm; samplerate=16000", body.type());
        try (var wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(body.bytes()))) {
            assertEquals(16_000, wav.getFormat().getSampleRate());
            assertEquals(16_000, wav.getFrameLength());
        }
    }

    @Test
    void anAnswerIsATranscript() {
        assertEquals(
                new Transcript(
                        List.of(new Segment(
                                0,
                                span(0.18, 2.67),
                                "Good day.",
                                List.of(new Word("Good", span(0.18, 1.18)), new Word("day.", span(1.2, 2.67))),
                                OptionalDouble.of(0.97),
                                Optional.empty())),
                        time(3)),
                batch.read(BatchAnswer.of(200, RIGHT), time(3)));
    }

    @Test
    void silenceIsATranscriptWithoutText() {
        assertEquals(
                new Transcript(List.of(), time(3)),
                batch.read(
                        BatchAnswer.of(200, "{\"RecognitionStatus\":\"InitialSilenceTimeout\",\"Offset\":0}"),
                        time(3)));
    }

    @Test
    void whatIsNoMatchIsNoText() {
        var noise = "{\"RecognitionStatus\":\"NoMatch\",\"DisplayText\":\"Hm.\"}";
        assertEquals(new Transcript(List.of(), time(3)), batch.read(BatchAnswer.of(200, noise), time(3)));
    }

    @Test
    void aMinuteIsTaken() {
        assertEquals(Optional.of(time(60)), batch.longest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key\"}}|ACCESS_DENIED|Azure says “Access denied due to invalid subscription key”. Check the key, and what its account may use.",
                "403||ACCESS_DENIED|Azure answered with status 403 and did not say what is wrong. Check the key, and what its account may use.",
                "400|Unsupported language|UNSUPPORTED|Azure says “Unsupported language”. Ask it for something else.",
                "429|{}|OVERLOADED|Azure answered with status 429 and did not say what is wrong. Try again in a little while.",
                "500|<html>|NETWORK|Azure answered with status 500 and did not say what is wrong. Try again.",
                "200|{\"RecognitionStatus\":\"Error\"}|NETWORK|Azure failed and could not go on (Error); try again.",
                "200|<html>|NETWORK|Azure answered what its API does not allow. A text message must be JSON, and this one is not: look at character 1. Try again."
            })
    void aRefusalSaysWhy(int status, String body, SttError error, String sentence) {
        var given = Optional.ofNullable(body).orElse("");
        var problem = assertThrows(SttException.class, () -> batch.read(BatchAnswer.of(status, given), time(1)));
        assertEquals(sentence, problem.sentence());
        assertEquals(error, problem.error());
    }

    @Test
    void tenThousandBadAnswersAreARefusalOrATranscript() {
        int refused = new Garbage(3, List.of(RIGHT)).answeredTo(batch, 10_000);
        assertTrue(refused > 2_000, refused + " refused");
    }
}
