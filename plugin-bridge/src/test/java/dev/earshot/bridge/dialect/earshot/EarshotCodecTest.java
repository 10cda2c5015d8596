package dev.earshot.bridge.dialect.earshot;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.conversation;
import static dev.earshot.bridge.wire.Scene.conversationInOrder;
import static dev.earshot.bridge.wire.Scene.draft;
import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.failed;
import static dev.earshot.bridge.wire.Scene.problem;
import static dev.earshot.bridge.wire.Scene.settled;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Action;
import dev.earshot.bridge.wire.BackToBack;
import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Golden;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.TinyServer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.recognition.Task;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EarshotCodecTest {
    private static final List<String> RIGHT = List.of(
            "{\"type\":\"config\",\"language\":\"en\",\"task\":\"translate\",\"words\":false,\"sample_rate\":8000}",
            "{\"type\":\"config\",\"encoding\":\"mulaw\",\"channels\":2,\"silence_ms\":300,\"interim\":true}",
            "{\"type\":\"finalize\"}",
            "{\"type\":\"keepalive\"}");

    private final TinyServer server = new TinyServer(new EarshotServerCodec(TERMS)).open();

    @Test
    void aClientThatKnowsNoConfigIsHeard() {
        server.silence(3200);
        assertEquals(1, server.requests().size());
        assertEquals(TERMS.defaults(), server.request());
        assertEquals(time(0.1), server.heard());
        server.said();
        server.tell(started(0.5), draft(0, 0.5, 1, "Hell", ""), ended(2), settled(0, 0.5, 2, "Hello."));
        server.text("{\"type\":\"end\"}");
        assertTrue(server.finished());
        server.tell(completed(0.1));
        assertEquals(
                List.of("speech_started", "interim", "final", "speech_ended", "done"),
                server.said().stream().map(EarshotCodecTest::type).toList());
        assertEquals(Optional.of(new Action.Close(1000, "")), server.closed());
    }

    @Test
    void theServerSaysNothingBeforeItIsAsked() {
        assertEquals(List.of(), server.said());
    }

    @Test
    void aConfigIsWhatIsAskedFor() {
        server.text(
                "{\"type\":\"config\",\"language\":\"de\",\"model\":\"whisper-small\",\"task\":\"translate\",\"prompt\":\"Namen\","
                        + "\"interim\":false,\"words\":false,\"silence_ms\":900,\"encoding\":\"mulaw\",\"sample_rate\":8000}");
        var options = server.request().options();
        assertEquals(Optional.of("de"), options.language());
        assertEquals(Optional.of("whisper-small"), server.request().model());
        assertEquals(Task.TRANSLATE, options.task());
        assertEquals(Optional.of("Namen"), options.decoding().prompting().initial());
        assertFalse(options.interim());
        assertFalse(server.request().words());
        assertEquals(Duration.ofMillis(900), options.endpointing().silence());
        assertEquals(
                List.of(
                        "{\"type\":\"ready\",\"session\":\"6f2b1c9e-0000-4000-8000-000000000001\",\"model\":\"whisper-base\","
                                + "\"version\":\"1\",\"language\":\"de\",\"task\":\"translate\",\"interim\":false,\"words\":false,"
                                + "\"encoding\":\"mulaw\",\"sample_rate\":8000,\"channels\":1}"),
                server.said());
        server.silence(8000).text("{\"type\":\"end\"}");
        assertEquals(time(1), server.heard());
    }

    @Test
    void aSecondConfigChangesOnlyWhatItNames() {
        server.text("{\"type\":\"config\",\"language\":\"de\"}")
                .silence(320)
                .text("{\"type\":\"config\",\"words\":false}");
        assertEquals(2, server.requests().size());
        assertEquals(Optional.of("de"), server.request().options().language());
        assertFalse(server.request().words());
    }

    @Test
    void theSameConfigAgainChangesNothing() {
        server.text("{\"type\":\"config\",\"language\":\"de\"}").text("{\"type\":\"config\",\"language\":\"de\"}");
        assertEquals(1, server.requests().size());
        assertEquals(
                List.of("ready", "ready"),
                server.said().stream().map(EarshotCodecTest::type).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "", "multi"})
    void theLanguageMayBeLeftToTheModel(String language) {
        server.text("{\"type\":\"config\",\"language\":\"" + language + "\"}");
        assertEquals(Optional.empty(), server.request().options().language());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|bad_json",
                "[]|bad_json",
                "{}|unknown_type",
                "{\"type\":\"start\"}|unknown_type",
                "{\"type\":7}|bad_value",
                "{\"type\":\"config\",\"language\":7}|bad_value",
                "{\"type\":\"config\",\"language\":\"<script>\"}|bad_value",
                "{\"type\":\"config\",\"task\":\"sing\"}|bad_value",
                "{\"type\":\"config\",\"sample_rate\":4000}|bad_value",
                "{\"type\":\"config\",\"encoding\":\"opus\"}|unsupported"
            })
    void whatCannotBeUnderstoodIsAnErrorAndTheConnectionLivesOn(String text, String code) {
        server.text(text);
        var said = server.said();
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().contains("\"code\":\"" + code + "\",\"retryable\":false,\"fatal\":false"),
                said::getFirst);
        assertEquals(List.of(), server.requests());
        server.silence(320);
        assertEquals("ready", type(server.said().getFirst()));
    }

    @Test
    void anEmptyMessageIsAnError() {
        server.sound();
        assertTrue(server.said().getFirst().contains("\"code\":\"empty\""));
    }

    @Test
    void aMessageThatIsTooLargeIsAnErrorAndLeftOut() {
        var small = new TinyServer(new EarshotServerCodec(
                        new Terms(TERMS.id(), TERMS.began(), new Offer(List.of(), Terms.LIVE), 100, 1000)))
                .open();
        small.silence(1002).text("{\"type\":\"config\",\"prompt\":\"" + "x".repeat(100) + "\"}");
        assertEquals(Duration.ZERO, small.heard());
        assertEquals(
                2,
                small.said().stream().filter(text -> text.contains("too_large")).count());
        small.silence(1000);
        assertEquals(500, small.heard().toNanos() * 16 / 1_000_000);
    }

    @Test
    void anOddLengthIsSaidOnceAndNothingIsLost() {
        server.silence(3201).silence(3201).silence(3198);
        assertEquals(
                1,
                server.said().stream()
                        .filter(text -> text.contains("odd_length"))
                        .count());
        assertEquals(time(0.3), server.heard());
    }

    @Test
    void whatComesAfterTheEndIsAnError() {
        server.silence(320).text("{\"type\":\"end\"}").said();
        server.silence(320)
                .text("{\"type\":\"config\"}")
                .text("{\"type\":\"end\"}")
                .text("{\"type\":\"finalize\"}");
        assertEquals(
                4,
                server.said().stream()
                        .filter(text -> text.contains("wrong_order"))
                        .count());
        server.text("{\"type\":\"keepalive\"}").tell(completed(0));
        assertEquals("{\"type\":\"done\",\"duration\":0.0}", server.said().getLast());
    }

    @Test
    void anEndWithoutSoundIsDoneAtOnce() {
        server.text("{\"type\":\"end\"}");
        assertEquals(List.of("{\"type\":\"done\",\"duration\":0.0}"), server.said());
        assertEquals(1000, server.closed().orElseThrow().code());
    }

    @Test
    void finalizeEndsTheUtteranceAndIsAnswered() {
        server.silence(320).tell(started(0.1)).text("{\"type\":\"finalize\"}");
        assertEquals(1, server.flushes());
        server.said();
        server.tell(ended(0.9), settled(0, 0.1, 0.9, "Now.")).flushed();
        assertEquals(
                List.of("final", "speech_ended", "finalized"),
                server.said().stream().map(EarshotCodecTest::type).toList());
    }

    @Test
    void aModelThatIsNotThereMayBeReplacedByAnother() {
        server.refusing(problem(SttError.MODEL_NOT_FOUND)).text("{\"type\":\"config\",\"model\":\"x\"}");
        assertTrue(
                server.said().getFirst().contains("\"code\":\"model_not_found\",\"retryable\":false,\"fatal\":false"));
        server.silence(320).silence(320);
        assertEquals(List.of(), server.said(), "one error is enough");
        server.granting();
        server.text("{\"type\":\"config\",\"model\":\"\"}").silence(320);
        assertEquals("ready", type(server.said().getFirst()));
        assertEquals(time(0.01), server.heard());
    }

    @Test
    void aChangeThatCannotBeMadeChangesNothing() {
        server.text("{\"type\":\"config\",\"language\":\"en\"}").said();
        server.refusing(problem(SttError.UNSUPPORTED)).text("{\"type\":\"config\",\"language\":\"xx\"}");
        assertTrue(server.said().getFirst().contains("\"code\":\"unsupported\",\"retryable\":false,\"fatal\":false"));
        server.silence(320).tell(new TranscriptEvent.Final(new Segment(0, span(0, 1), "Still here.", List.of())));
        assertTrue(server.said().getFirst().contains("\"language\":\"en\""));
    }

    @Test
    void noPlaceIsAnErrorThatMayBeTriedAgain() {
        server.refusing(problem(SttError.OVERLOADED)).silence(320);
        assertTrue(server.said().getFirst().contains("\"code\":\"overloaded\",\"retryable\":true,\"fatal\":true"));
        assertEquals(1013, server.closed().orElseThrow().code());
    }

    @Test
    void aFailureIsSaidAndTheLastThingThatIs() {
        server.silence(320).tell(settled(0, 0, 1, "So far."), failed(SttError.INTERNAL));
        var said = server.said();
        assertTrue(said.getLast().contains("\"code\":\"internal\",\"retryable\":false,\"fatal\":true"), said::getLast);
        assertEquals(1011, server.closed().orElseThrow().code());
    }

    @ParameterizedTest
    @EnumSource(Ending.Reason.class)
    void everyEndingHasItsErrorAndItsClose(Ending.Reason reason) throws IOException {
        server.end(new Ending(reason, "The server ends this; connect again."));
        new Schema("server").check(server.said());
        assertTrue(server.closed().orElseThrow().code() >= 1001);
    }

    @Test
    void theClientHearsWhatTheServerWasTold() throws IOException {
        var client = new EarshotClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var both = new BackToBack(client, new TinyServer(new EarshotServerCodec(TERMS)));
        var expected = new ArrayList<>(conversationInOrder());
        expected.add(completed(5));
        assertEquals(withoutLanguages(expected), withoutLanguages(both.run(conversation())));
        Golden.check("earshot", both.log());
        new Schema("client")
                .check(both.log().stream()
                        .filter(line -> line.startsWith("> {"))
                        .map(line -> line.substring(2))
                        .toList());
        new Schema("server")
                .check(both.log().stream()
                        .filter(line -> line.startsWith("< {"))
                        .map(line -> line.substring(2))
                        .toList());
    }

    /// Interims do not say them.
    private static List<TranscriptEvent> withoutLanguages(List<TranscriptEvent> events) {
        return events.stream()
                .map(event -> event instanceof TranscriptEvent.Partial(var segment, var committed)
                        ? new TranscriptEvent.Partial(
                                new Segment(segment.id(), segment.span(), segment.text(), segment.words()), committed)
                        : event)
                .toList();
    }

    @Test
    void aNoticeArrivesWithWhatItIsAbout() throws IOException {
        var notice = new TranscriptEvent.Notice(TranscriptEvent.Notice.Topic.PACE, "The model does not keep up.");
        server.tell(notice);
        var said = server.said();
        new Schema("server").check(said);
        var client = new EarshotClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        assertEquals(List.of(notice), client.receive(new Frame.Text(said.getFirst())));
    }

    @Test
    void telephoneSoundArrivesInItsLength() {
        var format = new SoundFormat(Encoding.MULAW, 8_000, 2);
        var both = new BackToBack(
                new EarshotClientCodec(TERMS.defaults(), format), new TinyServer(new EarshotServerCodec(TERMS)));
        assertEquals(completed(5), both.run(List.of()).getLast());
    }

    @Test
    void theClientUnderstandsAServerThatKnowsOnlyTheBasics() {
        var client = new EarshotClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        client.start();
        client.audio(tone(2, 440));
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                "{\"type\":\"interim\",\"text\":\"hello\"}",
                "{\"type\":\"final\",\"text\":\"Hello.\",\"language\":\"en\"}",
                "{\"type\":\"metrics\",\"rtf\":0.1}",
                "{\"type\":\"final\",\"text\":\"Bye.\",\"language\":\"en\"}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        client.finish();
        events.addAll(client.closed(1000, ""));
        assertEquals(4, events.size());
        assertTrue(events.get(1) instanceof TranscriptEvent.Final(var one)
                && one.id() == 0
                && one.text().equals("Hello."));
        assertTrue(events.get(2) instanceof TranscriptEvent.Final(var two) && two.id() == 1);
        assertEquals(completed(2), events.getLast());
    }

    @Test
    void tenThousandBadMessagesDoNoHarm() throws IOException {
        var garbage = new Garbage(20260102, RIGHT);
        var schema = new Schema("server");
        int errors = 0;
        for (int i = 0; i < 10_000; i++) {
            server.receive(garbage.next());
            assertEquals(Optional.empty(), server.closed());
            for (var said : server.said()) {
                errors += type(said).equals("error") ? 1 : 0;
                if (i % 10 == 0) {
                    schema.check(List.of(said));
                }
            }
        }
        assertTrue(errors > 3_000, errors + " errors");
        server.text(
                "{\"type\":\"config\",\"language\":\"en\",\"encoding\":\"linear16\",\"sample_rate\":16000,\"channels\":1,\"interim\":true}");
        server.said();
        server.tell(conversation().toArray(TranscriptEvent[]::new))
                .text("{\"type\":\"end\"}")
                .tell(completed(9));
        var said = server.said();
        assertEquals(2, said.stream().filter(text -> type(text).equals("final")).count());
        assertEquals("{\"type\":\"done\",\"duration\":9.0}", said.getLast());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                3,
                List.of(
                        "{\"type\":\"final\",\"text\":\"a\",\"start\":1.5,\"end\":2,\"words\":[{\"text\":\"a\",\"confidence\":0.5}]}",
                        "{\"type\":\"interim\",\"text\":\"a b\",\"committed\":\"a\"}",
                        "{\"type\":\"speech_started\",\"at\":2}"));
        int failures = garbage.readBy(() -> new EarshotClientCodec(TERMS.defaults(), SoundFormat.PLAIN), 5_000);
        assertTrue(failures > 1_000, failures + " failures");
    }

    @Test
    void theExamplesInTheDocumentationAreRight() throws IOException {
        var text = Files.readString(Schema.DOCS.resolve("protocol.md"));
        var blocks = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(text);
        var examples = new ArrayList<String>();
        while (blocks.find()) {
            examples.addAll(List.of(blocks.group(1).strip().split("\n(?=\\{)")));
        }
        assertEquals(10, examples.size());
        var client = new Schema("client");
        var server = new Schema("server");
        for (var example : examples) {
            assertTrue(client.allows(example) || server.allows(example), example);
        }
    }

    @Test
    void theSchemaKnowsWhatIsWrong() throws IOException {
        var schema = new Schema("server");
        assertFalse(schema.allows("{\"type\":\"final\",\"text\":\"a\"}"));
        assertFalse(schema.allows(
                "{\"type\":\"final\",\"text\":\"a\",\"language\":\"en\",\"segment\":0,\"start\":0,\"end\":1,\"x\":1}"));
        assertFalse(schema.allows("{\"type\":\"config\"}"));
        assertFalse(new Schema("client").allows("{\"type\":\"config\",\"task\":\"sing\"}"));
    }

    private static String type(String message) {
        return message.replaceFirst("^\\{\"type\":\"([a-z_]+)\".*$", "$1");
    }
}
