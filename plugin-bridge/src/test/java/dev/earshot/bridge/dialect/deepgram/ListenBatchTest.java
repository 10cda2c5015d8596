package dev.earshot.bridge.dialect.deepgram;

import static dev.earshot.bridge.http.Calls.transcript;
import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.http.Mirror;
import dev.earshot.bridge.http.Reason;
import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.Wav;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Against the server's side of the same API, and answers as Deepgram documents them.
final class ListenBatchTest {
    private static final String DEEPGRAMS =
            "{\"metadata\":{\"transaction_key\":\"deprecated\",\"request_id\":\"a\",\"duration\":25.9,\"channels\":1},"
                    + "\"results\":{\"channels\":[{\"detected_language\":\"en\",\"language_confidence\":0.9,\"alternatives\":["
                    + "{\"transcript\":\"Life moves.\",\"confidence\":0.99,\"words\":["
                    + "{\"word\":\"life\",\"start\":0.08,\"end\":0.32,\"confidence\":0.97,\"punctuated_word\":\"Life\"},"
                    + "{\"word\":\"moves\",\"start\":0.32,\"end\":0.7,\"confidence\":0.9}]}]}]}}";

    private final Mirror server = new Mirror(new ListenApi());

    private static ListenBatch batch(Request request) {
        return new ListenBatch(request);
    }

    private static Transcript read(int status, String body) {
        return batch(TERMS.defaults()).read(BatchAnswer.of(status, body), time(9));
    }

    @Test
    void aServerUnderstandsWhatIsAskedFor() {
        var request = TERMS.defaults()
                .withModel(Optional.of("whisper-base"))
                .withLanguage(Optional.of("pt-BR"))
                .withHotwords(List.of("Grete", "São Paulo"));
        var call = batch(request).call(tone(0.5, 440));
        var asked = server.plan(call).request();
        assertEquals(Optional.of("whisper-base"), asked.model());
        assertEquals(Optional.of("pt-BR"), asked.options().language());
        assertEquals(
                List.of("Grete", "São Paulo"),
                asked.options().decoding().prompting().hotwords());
        assertTrue(asked.words());
        assertEquals("audio/wav", ((BatchBody.Raw) call.body()).type());
        assertEquals(Wav.HEADER + 16_000, ((BatchBody.Raw) call.body()).bytes().length);
    }

    @Test
    void aLanguageThatIsLeftOpenIsDetected() {
        var call = batch(TERMS.defaults()).call(tone(0.5, 440));
        assertEquals(Optional.of("true"), call.opening().parameter("detect_language"));
        assertEquals(Optional.empty(), server.plan(call).request().options().language());
    }

    @Test
    void whatAServerHasHeardComesBackAsItWas() {
        var heard = transcript(6.5, settled(0, 0.5, 2, "Hello world."), settled(1, 3, 4, "How are you?"));
        var call = batch(TERMS.defaults()).call(tone(0.5, 440));
        assertEquals(heard, batch(TERMS.defaults()).read(server.answer(call, heard), time(9)));
        var silence = transcript(2);
        assertEquals(silence, batch(TERMS.defaults()).read(server.answer(call, silence), time(9)));
    }

    @Test
    void withoutUtterancesAllIsOneSegment() {
        var transcript = read(200, DEEPGRAMS);
        assertEquals("Life moves.", transcript.text());
        assertEquals(Duration.ofMillis(25_900), transcript.audio());
        var only = transcript.segments().getFirst();
        assertEquals(span(0, 9), only.span());
        assertEquals(Optional.of("en"), only.language());
        assertEquals(OptionalDouble.of(0.99), only.confidence());
        assertEquals(
                List.of(
                        new Word("Life", span(0.08, 0.32), OptionalDouble.of(0.97)),
                        new Word("moves", span(0.32, 0.7), OptionalDouble.of(0.9))),
                only.words());
    }

    @Test
    void aRefusalOfAServerIsTypedAndInItsWords() {
        var call = batch(TERMS.defaults()).call(tone(0.5, 440));
        var full =
                server.refuse(call, new Refusal(Reason.OVERLOADED, "No place is free.").after(Duration.ofSeconds(4)));
        assertEquals(Optional.of(Duration.ofSeconds(4)), full.retryAfter());
        var refused =
                assertThrows(SttException.class, () -> batch(TERMS.defaults()).read(full, time(9)));
        assertEquals(SttError.OVERLOADED, refused.error());
        assertEquals("Deepgram says “No place is free”. Try again in a little while.", refused.sentence());
        var stranger = assertThrows(SttException.class, () -> read(401, "Invalid credentials."));
        assertEquals(SttError.ACCESS_DENIED, stranger.error());
        assertTrue(stranger.sentence().startsWith("Deepgram says “Invalid credentials”. "), stranger.sentence());
    }

    @Test
    void tenThousandBadAnswersAreARefusalOrATranscript() {
        var garbage = new Garbage(81, List.of(DEEPGRAMS, "{\"err_code\":\"x\",\"err_msg\":\"y\"}"));
        int refused = garbage.answeredTo(batch(TERMS.defaults()), 10_000);
        assertTrue(refused > 2_000, refused + " refused");
    }
}
