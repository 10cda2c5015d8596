package dev.earshot.bridge.dialect.whispercpp;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.http.Calls;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class InferenceBatchTest {
    private static final String ANSWER =
            "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":3.5,\"text\":\" Hello world. How are you?\\n\","
                    + "\"segments\":[{\"id\":0,\"text\":\" Hello world.\",\"start\":0.0,\"end\":1.5,\"tokens\":[15947,1002,13],"
                    + "\"words\":[{\"word\":\" Hello\",\"start\":0.1,\"end\":0.6,\"t_dtw\":-1,\"probability\":0.9},{\"word\":\" world.\",\"start\":0.6,\"end\":1.5,\"t_dtw\":-1,\"probability\":0.8}],"
                    + "\"temperature\":0.0,\"avg_logprob\":-0.25,\"no_speech_prob\":0.01},"
                    + "{\"id\":1,\"text\":\" How are you?\",\"start\":1.5,\"end\":3.0,\"words\":[],\"avg_logprob\":-0.5}]}";

    private static InferenceBatch batch() {
        return new InferenceBatch(TERMS.defaults());
    }

    private static BatchBody.Form form(Request request) {
        return (BatchBody.Form) new InferenceBatch(request).call(tone(0.5, 440)).body();
    }

    @Test
    void theLanguageIsAlwaysSaid() {
        assertEquals("/inference", batch().call(tone(0.5, 440)).opening().target());
        var form = form(TERMS.defaults());
        assertEquals(
                Calls.fields("response_format", "verbose_json", "language", "auto", "translate", "false"),
                form.fields());
        assertEquals("file", form.fileField());
        assertEquals(Wav.HEADER + 16_000, form.file().bytes().length);
        var request = TERMS.defaults()
                .withLanguage(Optional.of("pt-BR"))
                .withTask(Task.TRANSLATE)
                .withPrompt(Optional.of("Grete"));
        assertEquals(
                Calls.fields(
                        "response_format", "verbose_json", "language", "pt", "translate", "true", "prompt", "Grete"),
                form(request).fields());
    }

    private static Transcript read(int status, String body) {
        return batch().read(BatchAnswer.of(status, body), time(9));
    }

    @Test
    void anAnswerIsATranscriptWithItsWords() {
        var transcript = read(200, ANSWER);
        assertEquals("Hello world.\nHow are you?", transcript.text());
        assertEquals(time(3.5), transcript.audio());
        assertEquals(Optional.of("en"), transcript.language());
        var first = transcript.segments().getFirst();
        assertEquals(span(0, 1.5), first.span());
        assertEquals(Math.exp(-0.25), first.confidence().orElseThrow(), 1e-9);
        assertEquals(
                List.of(
                        new Word("Hello", span(0.1, 0.6), OptionalDouble.of(0.9)),
                        new Word("world.", span(0.6, 1.5), OptionalDouble.of(0.8))),
                first.words());
        assertEquals(1, transcript.segments().getLast().id());
    }

    @Test
    void silenceIsAnEmptyTranscript() {
        assertEquals(
                List.of(),
                read(200, "{\"text\":\"\",\"duration\":2.0,\"segments\":[]}").segments());
    }

    @Test
    void errorsAreInTheServersWords() {
        var refused =
                assertThrows(SttException.class, () -> read(400, "{\"error\":\"no 'file' field in the request\"}"));
        assertEquals(SttError.UNSUPPORTED, refused.error());
        assertEquals(
                "whisper.cpp says “no 'file' field in the request”. Ask it for something else.", refused.sentence());
        assertEquals(
                SttError.UNSUPPORTED,
                assertThrows(SttException.class, () -> read(200, "{\"error\":\"failed to read audio data\"}"))
                        .error());
    }

    @Test
    void aServerThatLoadsItsModelMayBeAskedAgain() {
        var loading = assertThrows(SttException.class, () -> read(503, "{\"status\":\"loading model\"}"));
        assertTrue(loading.error().retryable());
        assertEquals(
                SttError.NETWORK,
                assertThrows(SttException.class, () -> read(502, "<html>Bad gateway</html>"))
                        .error());
    }

    @Test
    void tenThousandBadAnswersAreARefusalOrATranscript() {
        int refused = new Garbage(75, List.of(ANSWER, "{\"error\":\"x\"}")).answeredTo(batch(), 10_000);
        assertTrue(refused > 2_000, refused + " refused");
    }
}
