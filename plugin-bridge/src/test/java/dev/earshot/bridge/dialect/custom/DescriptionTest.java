package dev.earshot.bridge.dialect.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.wire.BatchAnswer;
import dev.earshot.bridge.wire.BatchBody;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services that exist nowhere, as their files describe them.
final class DescriptionTest {
    private static final Pcm SECOND = new Pcm(new float[Pcm.SAMPLE_RATE]);

    private static final String STREAM = """
            {"path":"/hear","query":{"model":"{model}","lang":"{language}"},
             "sound":{"as":"json","message":{"type":"audio","data":{}},"at":"/data/pcm","encoding":"mulaw","rate":8000},
             "start":{"type":"begin","model":"{model}","options":{"language":"{language}"}},
             "end":"",
             "keepAlive":{"message":"ping","every":2.5},
             "answer":{"text":"/said/text","final":{"at":"/said/state","is":"settled"},"done":{"at":"/bye"},
               "times":"milliseconds","start":"/said/from","end":"/said/to","error":"/wrong",
               "words":{"at":"/said/words","word":"/w","start":"/s","end":"/e","confidence":"/c"}}}
            """;

    private static EndpointConfig config(String description) {
        return EndpointConfig.of("mine", URI.create("ws://127.0.0.1:1")).withDescription(Optional.of(description));
    }

    private static GenericSocketCodec stream() {
        var request = Terms.LIVE.withModel(Optional.of("large"));
        return new GenericSocketCodec(Description.of(config(STREAM)), request);
    }

    @Test
    void blanksThatNothingIsKnownForAreLeftOut() {
        assertEquals("/hear?model=large", stream().opening().target());
        assertEquals(
                List.of("{\"type\":\"begin\",\"model\":\"large\",\"options\":{}}"),
                Tape.shown(stream().start()));
    }

    @Test
    void soundGoesWhereTheDescriptionSays() {
        var codec = stream();
        var frame = Tape.shown(codec.audio(SECOND)).getFirst();
        assertTrue(frame.startsWith("{\"type\":\"audio\",\"data\":{\"pcm\":\"/////"), frame);
        assertEquals("0 bytes", Tape.shown(codec.finish()).getLast());
        assertEquals(List.of(), codec.keepAlive());
        assertEquals(List.of("ping"), Tape.shown(stream().keepAlive()));
        assertEquals(Optional.of(Duration.ofMillis(2500)), codec.keepAliveEvery());
    }

    @Test
    void draftsAndFinalsAreToldApartAndTheLastDraftIsNotLost() {
        var codec = stream();
        codec.audio(SECOND);
        codec.finish();
        assertEquals(
                List.of(
                        "partial 0 [0.10-0.50] |good",
                        "final 0 [0.10-0.90] good morning",
                        "partial 1 [0.90-1.00] |and",
                        "final 1 [0.90-1.00] and",
                        "completed 1.00"),
                new Tape(codec).says("""
                                {"said":{"text":"good","state":"open","from":100,"to":500}}
                                {"said":{"text":"good morning","state":"settled","words":[{"w":"good","s":100,"e":500,"c":0.9},{"w":"morning","s":500,"e":900},{"w":"no times"}]}}
                                {"said":{"text":" ","state":"settled"}}
                                {"other":1}
                                {"said":{"text":"and","state":"open"}}
                                {"bye":true}
                                """).lines());
        assertEquals(
                "failed NETWORK The endpoint says “No more”. Try again.",
                new Tape(stream()).says("{\"wrong\":\"No more\"}").lines().getFirst());
        assertTrue(new Tape(stream()).closes(1000, "").lines().getFirst().startsWith("failed NETWORK"));
    }

    @Test
    void aRecordingMayBeJsonOrAFormOrAFile() {
        var json = batch(
                "{\"as\":\"json\",\"message\":{\"audio\":{\"model\":\"{model}\"}},\"at\":\"/audio/content\",\"encoding\":\"wav\"}");
        var text = ((BatchBody.Json) json.call(SECOND).body()).text();
        assertTrue(text.startsWith("{\"audio\":{\"content\":\"UklGR"), text);
        var form = (BatchBody.Form) batch(
                        "{\"as\":\"form\",\"field\":\"clip\",\"fields\":{\"a\":\"b\",\"m\":\"{model}\"},\"encoding\":\"wav\"}")
                .call(SECOND)
                .body();
        assertEquals("clip", form.fileField());
        assertEquals(List.of("a"), List.copyOf(form.fields().keySet()));
        var file = (BatchBody.Raw) batch("{\"as\":\"binary\",\"encoding\":\"alaw\",\"rate\":8000}")
                .call(SECOND)
                .body();
        assertEquals(8000, file.bytes().length, 200);
    }

    @Test
    void anAnswerIsATranscriptOrSaysWhatIsWrong() {
        var batch = batch("{\"as\":\"binary\"}");
        var read = batch.read(BatchAnswer.of(200, "{\"text\":\" good morning \"}"), Duration.ofSeconds(1));
        assertEquals("good morning", read.text());
        var why = assertThrows(
                SttException.class,
                () -> batch.read(BatchAnswer.of(401, "{\"detail\":\"Who are you?\"}"), Duration.ofSeconds(1)));
        assertEquals(SttError.ACCESS_DENIED, why.error());
    }

    private static GenericBatch batch(String sound) {
        var text = "{\"path\":\"/hear\",\"sound\":" + sound + ",\"answer\":{\"text\":\"/text\"}}";
        return GenericBatch.of(Description.of(config(text)), Terms.LIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"path\":\"/hear\" | \"path\":\"hear\" | “path” must be a path",
                "\"path\":\"/hear\", | | “path” must be there",
                "\"query\" | \"qeury\" | “qeury” is not known there; there may be path, query",
                "\"as\":\"json\" | \"as\":\"smoke\" | “sound.as” must be binary, json or form",
                "\"at\":\"/data/pcm\" | \"at\":\"data\" | “sound.at” must be a JSON Pointer",
                "\"at\":\"/data/pcm\" | \"at\":\"/none/pcm\" | “sound.at” must be a JSON Pointer into an object",
                "\"encoding\":\"mulaw\" | \"encoding\":\"opus\" | “sound.encoding” must be wav",
                "8000 | 8 | “sound.rate” must be a whole number",
                "\"every\":2.5 | \"every\":0 | “keepAlive.every” must be a number from",
                "\"text\":\"/said/text\", | | “answer.text” must be there",
                "milliseconds | fortnights | “answer.times” must be seconds or milliseconds",
                "{\"at\":\"/bye\"} | 7 | “answer.done” must be an object",
                "\"word\":\"/w\", | | “answer.words.word” must be there",
                "} | ]] | must be JSON"
            })
    void eachMistakeHasItsSentence(String right, String wrong, String sentence) {
        var text = STREAM.replace(right, wrong == null ? "" : wrong);
        var why = assertThrows(SttException.class, () -> Description.of(config(text)), text);
        assertEquals(SttError.UNSUPPORTED, why.error());
        assertTrue(why.sentence().contains(sentence), why.sentence());
        assertTrue(why.sentence().contains("'mine'"), why.sentence());
    }

    @Test
    void aStreamIsNoFileAndNeedsAnEnd() {
        for (var wrong : List.of(
                STREAM.replace("\"end\":\"\",", ""),
                STREAM.replace("\"encoding\":\"mulaw\",\"rate\":8000", "\"encoding\":\"wav\""),
                STREAM.replace("\"as\":\"json\"", "\"as\":\"form\""))) {
            var description = Description.of(config(wrong));
            assertThrows(SttException.class, () -> new GenericSocketCodec(description, Terms.LIVE), wrong);
        }
        var none = EndpointConfig.of("mine", URI.create("ws://127.0.0.1:1"));
        assertTrue(assertThrows(SttException.class, () -> Description.of(none))
                .sentence()
                .contains("generic-endpoint.md"));
    }
}
