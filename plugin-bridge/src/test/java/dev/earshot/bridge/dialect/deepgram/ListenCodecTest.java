package dev.earshot.bridge.dialect.deepgram;

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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BackToBack;
import dev.earshot.bridge.wire.Ending;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Golden;
import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.bridge.wire.TinyServer;
import dev.earshot.engine.SttError;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ListenCodecTest {
    /// As LiveKit's plugin for Node 1.9.0 asks.
    private static final String NODE = "model=nova-3&punctuate=true&smart_format=true&dictation=false&diarize=false"
            + "&numerals=false&no_delay=true&interim_results=true&encoding=linear16&vad_events=true&sample_rate=16000"
            + "&channels=1&endpointing=25&filler_words=false&profanity_filter=false&language=en-US&mip_opt_out=false";

    private static final String CLOSE = "{\"type\":\"CloseStream\"}";

    private static TinyServer server(String query) {
        return new TinyServer(new ListenServerCodec(opening(query), TERMS)).open();
    }

    static Opening opening(String query) {
        var opening = Opening.of("/v1/listen");
        for (var parameter : query.split("&")) {
            var parts = parameter.split("=", 2);
            opening = opening.with(parts[0], parts[1]);
        }
        return opening;
    }

    private static List<JsonNode> said(TinyServer server) {
        return server.said().stream().map(new JsonMapper()::readTree).toList();
    }

    private static List<String> types(TinyServer server) {
        return said(server).stream().map(ListenCodecTest::shown).toList();
    }

    /// A result as `text`, `text.` (final), `text!` (end of speech), `text?` (asked for).
    private static String shown(JsonNode message) {
        var type = message.path("type").stringValue();
        if (!type.equals("Results")) {
            return type;
        }
        return message.path("channel")
                        .path("alternatives")
                        .path(0)
                        .path("transcript")
                        .stringValue()
                + (message.path("is_final").booleanValue() ? "|final" : "")
                + (message.path("speech_final").booleanValue() ? "|speech" : "")
                + (message.path("from_finalize").booleanValue() ? "|asked" : "");
    }

    @Test
    void whatTheNodePluginAsksForIsUnderstood() {
        var request = server(NODE).request();
        assertEquals(Optional.of("en-US"), request.options().language());
        assertEquals(Optional.empty(), request.model(), "nova-3 is none of ours");
        assertTrue(request.interim());
        assertTrue(request.words());
        assertEquals(Duration.ofMillis(300), request.options().endpointing().silence());
    }

    @Test
    void parametersMeanWhatTheyMeanAtDeepgram() {
        var request = server(
                        "encoding=mulaw&language=multi&model=whisper-tiny.de&model=b&endpointing=700&keyterm=Grete&keyterm=Anna"
                                + "&keywords=snow:2&unknown=1")
                .request();
        assertFalse(request.interim());
        assertEquals(Optional.empty(), request.options().language());
        assertEquals(Duration.ofMillis(700), request.options().endpointing().silence());
        assertEquals(
                List.of("Grete", "Anna", "snow"),
                request.options().decoding().prompting().hotwords());
        assertEquals(
                Optional.of("earshot"),
                server("encoding=alaw&model=earshot").request().model());
    }

    @Test
    void aModelOfTheServersComesBeforeOneOfDeepgramsOfThatName() {
        var opening = Opening.of("/v1/listen").with("encoding", "alaw").with("model", "whisper-tiny");
        var usual = new TinyServer(new ListenServerCodec(opening, TERMS)).open();
        assertEquals(Optional.empty(), usual.request().model());
        var here = new Offer(List.of(new Offer.Model("whisper-tiny", "openai", TERMS.began())), Terms.LIVE);
        var terms = new Terms(TERMS.id(), TERMS.began(), here, 1000, 1000);
        var named = new TinyServer(new ListenServerCodec(opening, terms)).open();
        assertEquals(Optional.of("whisper-tiny"), named.request().model());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=nova-3",
                "encoding=opus&sample_rate=48000",
                "encoding=linear16",
                "encoding=linear16&sample_rate=1",
                "encoding=linear16&sample_rate=16k",
                "encoding=linear16&sample_rate=16000&channels=99",
                "encoding=linear16&sample_rate=16000&language=%00",
                "encoding=linear16&sample_rate=16000&endpointing=soon"
            })
    void whatCannotBeHeardIsRefusedWithASentence(String query) {
        var server = server(query);
        assertEquals(List.of("Error"), types(server));
        assertEquals(1008, server.closed().orElseThrow().code());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aResultLooksLikeDeepgrams() {
        var server = server(NODE);
        server.tell(started(0.5), ended(2), settled(0, 0.4, 2, "Hello, world."));
        var all = server.said();
        assertEquals("{\"type\":\"SpeechStarted\",\"channel\":[0],\"timestamp\":0.5}", all.getFirst());
        assertEquals(
                "{\"type\":\"Results\",\"channel_index\":[0,1],\"duration\":1.6,\"start\":0.4,\"is_final\":true,\"speech_final\":true,"
                        + "\"channel\":{\"alternatives\":[{\"transcript\":\"Hello, world.\",\"confidence\":0.87,\"languages\":[\"en\"],"
                        + "\"words\":[{\"word\":\"hello\",\"start\":0.4,\"end\":1.2,\"confidence\":0.9,\"punctuated_word\":\"Hello,\"},"
                        + "{\"word\":\"world\",\"start\":1.2,\"end\":2.0,\"confidence\":0.9,\"punctuated_word\":\"world.\"}]}]},"
                        + "\"metadata\":{\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\","
                        + "\"model_info\":{\"name\":\"whisper-base\",\"version\":\"1\",\"arch\":\"Whisper base\"},"
                        + "\"model_uuid\":\"" + all.getLast().replaceFirst(".*model_uuid\":\"([^\"]*).*", "$1") + "\"},"
                        + "\"from_finalize\":false,\"entities\":[]}",
                all.getLast());
    }

    @Test
    void draftsAreSentOnlyToThoseWhoAsk() {
        assertEquals(
                List.of("SpeechStarted", "hello", "Hello wor", "Hello world.|final|speech"),
                types(server(NODE).tell(conversation().subList(0, 5).toArray(TranscriptEvent[]::new))));
        assertEquals(
                List.of("Hello world.|final|speech"),
                types(server("encoding=mulaw").tell(conversation().subList(0, 5).toArray(TranscriptEvent[]::new))));
    }

    @Test
    void onlyTheLastFinalOfAnUtteranceEndsIt() {
        var server = server(NODE);
        server.tell(started(0), settled(0, 0, 2, "One."), ended(4), settled(1, 2, 4, "Two."))
                .passed(5);
        assertEquals(List.of("SpeechStarted", "One.|final", "Two.|final|speech"), types(server));
    }

    @Test
    void anUtteranceWithoutTextEndsWithAnEmptyResult() {
        var server = server(NODE).tell(started(1), ended(1.2)).passed(1.7).passed(3);
        assertEquals(List.of("SpeechStarted", "|final|speech"), types(server));
    }

    @Test
    void withoutEndpointingNothingEndsAnUtterance() {
        var server = server("encoding=mulaw&endpointing=false")
                .tell(conversation().toArray(TranscriptEvent[]::new))
                .passed(9);
        assertEquals(List.of("Hello world.|final", "How are you?|final"), types(server));
    }

    @Test
    void finalizeIsAnsweredWithTheTextThatItGave() {
        var server = server(NODE).tell(started(0)).text("{\"type\":\"Finalize\"}");
        assertEquals(1, server.flushes());
        server.tell(ended(1), settled(0, 0, 1, "Now.")).flushed();
        server.tell(started(2), ended(3), settled(1, 2, 3, "Later."));
        assertEquals(
                List.of("SpeechStarted", "Now.|final|speech|asked", "SpeechStarted", "Later.|final|speech"),
                types(server));
    }

    @Test
    void finalizeInSilenceIsAnsweredToo() {
        var server = server(NODE).text("{\"type\":\"Finalize\"}").flushed();
        assertEquals(List.of("|final|speech|asked"), types(server));
    }

    @Test
    void afterCloseStreamFinalsComeFirstAnUtteranceEachThenMetadata() {
        var server = server(NODE).silence(32_000).text(CLOSE);
        assertTrue(server.finished());
        server.tell(
                started(0),
                draft(0, 0, 1, "one", ""),
                settled(0, 0, 1, "One."),
                ended(2),
                settled(1, 1, 2, "Two."),
                started(3),
                ended(4),
                settled(2, 3, 4, "Three."),
                completed(5));
        var all = said(server);
        assertEquals(
                List.of("One. Two.|final|speech", "Three.|final|speech", "Metadata"),
                all.stream().map(ListenCodecTest::shown).toList());
        assertEquals(2, all.getFirst().path("duration").doubleValue());
        assertEquals(
                2,
                all.getFirst()
                        .path("channel")
                        .path("alternatives")
                        .path(0)
                        .path("words")
                        .size());
        assertEquals(1000, server.closed().orElseThrow().code());
    }

    @Test
    void metadataIsDeepgrams() {
        var server = server(NODE).text(CLOSE).tell(completed(10.2));
        assertEquals(
                List.of("{\"type\":\"Metadata\",\"transaction_key\":\"deprecated\","
                        + "\"request_id\":\"6f2b1c9e-0000-4000-8000-000000000001\",\"sha256\":\"\","
                        + "\"created\":\"2026-01-02T03:04:05.678Z\",\"duration\":10.2,\"channels\":1}"),
                server.said());
    }

    @Test
    void anEmptyMessageIsTheOldWayToClose() {
        assertTrue(server(NODE).sound().finished());
    }

    @Test
    void whatComesAfterTheCloseIsIgnored() {
        var server = server(NODE)
                .text(CLOSE)
                .silence(320)
                .sound()
                .text("x")
                .text("{\"type\":\"KeepAlive\"}")
                .text(CLOSE);
        assertEquals(List.of(), server.said());
        assertEquals(Duration.ZERO, server.heard());
    }

    @Test
    void theEndOfAnUtteranceIsSaidAfterSoMuchSilence() {
        var server = server(NODE + "&utterance_end_ms=1000");
        server.tell(started(0), ended(2), settled(0, 0, 2, "Hello.")).passed(2.5);
        server.said();
        server.passed(2.9);
        assertEquals(List.of(), server.said());
        server.passed(3);
        assertEquals(List.of("{\"type\":\"UtteranceEnd\",\"channel\":[0,1],\"last_word_end\":2.0}"), server.said());
        server.passed(9);
        assertEquals(List.of(), server.said());
    }

    @Test
    void whoGoesOnHasNotEnded() {
        var server = server(NODE + "&utterance_end_ms=1000");
        server.tell(started(0), ended(2), settled(0, 0, 2, "Hello."), started(2.6))
                .passed(3.5);
        assertFalse(types(server).contains("UtteranceEnd"));
    }

    @Test
    void badMessagesAreErrorsAndTheConnectionLivesOn() {
        var server = server(NODE)
                .text("hello")
                .text("{\"type\":\"Configure\"}")
                .sound((byte) 1)
                .sound((byte) 1);
        assertEquals(List.of("Error", "Error", "Error"), types(server));
        server.text("{\"type\":\"KeepAlive\"}").silence(32_000);
        assertEquals(List.of(), server.said());
        assertEquals(Optional.empty(), server.closed());
    }

    @Test
    void noPlaceIsSaidByTheCloseCodeAlone() {
        var codec = new ListenServerCodec(opening(NODE), TERMS);
        var server =
                new TinyServer(codec).refusing(problem(SttError.OVERLOADED)).open();
        assertEquals(List.of(), server.said());
        assertEquals(1013, server.closed().orElseThrow().code());
    }

    @Test
    void silenceOfTheClientEndsWithDeepgramsCode() {
        var server = server(NODE);
        assertEquals(Optional.of(Duration.ofSeconds(10)), new ListenServerCodec(opening(NODE), TERMS).patience());
        server.end(new Ending(Ending.Reason.IDLE, "Nothing came."));
        assertEquals(1011, server.closed().orElseThrow().code());
        assertTrue(server.closed().orElseThrow().reason().startsWith("NET-0001"));
    }

    @ParameterizedTest
    @EnumSource(Ending.Reason.class)
    void everyEndingCloses(Ending.Reason reason) {
        assertTrue(server(NODE)
                .end(new Ending(reason, "The server ends this."))
                .closed()
                .isPresent());
    }

    @Test
    void aFailureIsSaid() {
        var server = server(NODE).tell(failed(SttError.INTERNAL));
        assertEquals(List.of("Error"), types(server));
        assertEquals(1011, server.closed().orElseThrow().code());
    }

    @Test
    void theClientHearsWhatTheServerWasTold() throws IOException {
        var client = new ListenClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var both = new BackToBack(client, new TinyServer(new ListenServerCodec(client.opening(), TERMS)));
        var events = both.run(conversation());
        Golden.check("deepgram-listen", both.log());
        assertEquals(
                List.of(
                        started(0.5),
                        draft(0, 0.4, 1.2, "hello", ""),
                        draft(0, 0.4, 1.8, "Hello wor", ""),
                        settled(0, 0.4, 2, "Hello world."),
                        ended(2),
                        started(3),
                        draft(1, 2.9, 3.6, "How are", ""),
                        settled(1, 2.9, 4, "How are you?"),
                        ended(4),
                        completed(5)),
                events.stream().map(ListenCodecTest::likely).toList());
    }

    /// Deepgram's drafts have a confidence, whatever the recogniser says.
    private static TranscriptEvent likely(TranscriptEvent event) {
        return event instanceof TranscriptEvent.Partial(var segment, var _)
                ? draft(
                        segment.id(),
                        segment.span().start().toMillis() / 1e3,
                        segment.span().end().toMillis() / 1e3,
                        segment.text(),
                        "")
                : event;
    }

    @Test
    void theClientUnderstandsDeepgramsOwnMessages() {
        var client = new ListenClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                "{\"type\":\"SpeechStarted\",\"channel\":[0],\"timestamp\":0.52}",
                "{\"type\":\"Results\",\"channel_index\":[0,1],\"duration\":1.98,\"start\":0.0,\"is_final\":false,\"speech_final\":false,\"channel\":{\"alternatives\":[{\"transcript\":\"hello\",\"confidence\":0.98,\"languages\":[\"en\"],\"words\":[{\"word\":\"hello\",\"start\":0.1,\"end\":0.4,\"confidence\":0.98,\"punctuated_word\":\"Hello\",\"speaker\":0}]}]},\"metadata\":{\"request_id\":\"uuid\",\"model_info\":{\"name\":\"\",\"version\":\"\",\"arch\":\"\"},\"model_uuid\":\"uuid\"},\"from_finalize\":false,\"entities\":[]}",
                "{\"type\":\"Results\",\"channel_index\":[0,1],\"duration\":1.98,\"start\":0.0,\"is_final\":true,\"speech_final\":true,\"channel\":{\"alternatives\":[{\"transcript\":\"\",\"confidence\":0.0,\"words\":[]}]},\"metadata\":{}}",
                "{\"type\":\"UtteranceEnd\",\"channel\":[0,1],\"last_word_end\":2.39}",
                "{\"type\":\"Metadata\",\"transaction_key\":\"deprecated\",\"request_id\":\"uuid\",\"sha256\":\"\",\"created\":\"2026-01-01T00:00:00Z\",\"duration\":10.2,\"channels\":1}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        assertEquals(started(0.52), events.getFirst());
        assertTrue(events.get(1) instanceof TranscriptEvent.Partial(var one, var _)
                && one.words().getFirst().text().equals("Hello"));
        assertEquals(List.of(ended(1.98), completed(10.2)), events.subList(2, 4));
        assertEquals(List.of(), client.closed(1000, ""));
    }

    @Test
    void tenThousandBadMessagesDoNoHarm() {
        var garbage = new Garbage(
                42,
                List.of(
                        "{\"type\":\"KeepAlive\"}",
                        "{\"type\":\"Finalize\"}",
                        "{\"type\":\"KeepAlive\",\"x\":[1,null]}"));
        var server = server(NODE);
        int errors = 0;
        for (int i = 0; i < 10_000; i++) {
            var frame = garbage.next();
            boolean close = frame instanceof Frame.Binary(var bytes) && !bytes.hasRemaining();
            if (!close) {
                server.receive(frame);
            }
            errors += (int) types(server).stream().filter("Error"::equals).count();
        }
        assertTrue(errors > 3_000, errors + " errors");
        for (int left = server.flushes(); left > 0; left--) {
            server.flushed();
        }
        server.said();
        server.tell(conversation().toArray(TranscriptEvent[]::new))
                .passed(5)
                .text(CLOSE)
                .tell(completed(9));
        assertEquals(
                List.of(
                        "SpeechStarted",
                        "hello",
                        "Hello wor",
                        "Hello world.|final|speech",
                        "SpeechStarted",
                        "How are",
                        "How are you?|final|speech",
                        "Metadata"),
                types(server));
    }

    @Test
    void textOutsideOfSpeechBeginsItAndTheEndOfAllEndsIt() {
        var client = new ListenClientCodec(TERMS.defaults(), SoundFormat.PLAIN);
        var result = "{\"type\":\"Results\",\"duration\":1.5,\"start\":0.5,\"is_final\":true,\"speech_final\":false,"
                + "\"channel\":{\"alternatives\":[{\"transcript\":\"hello\",\"confidence\":0.98,\"words\":[]}]}}";
        var events = new ArrayList<TranscriptEvent>();
        for (var text : List.of(
                result,
                "{\"type\":\"SpeechStarted\",\"channel\":[0],\"timestamp\":0.5}",
                result,
                "{\"type\":\"Metadata\",\"duration\":3}")) {
            events.addAll(client.receive(new Frame.Text(text)));
        }
        assertEquals(
                List.of("SpeechStarted", "Final", "Final", "SpeechEnded", "Completed"),
                events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(new TranscriptEvent.SpeechStarted(Duration.ofMillis(500)), events.getFirst());
    }

    @Test
    void garbageFromAServerIsOneFailure() {
        var garbage = new Garbage(
                5,
                List.of(
                        "{\"type\":\"Results\",\"duration\":1.98,\"start\":0.0,\"is_final\":true,\"speech_final\":true,\"channel\":{\"alternatives\":[{\"transcript\":\"hello\",\"confidence\":0.98,\"languages\":[\"en\"],\"words\":[{\"word\":\"hello\",\"start\":0.1,\"end\":0.4}]}]}}",
                        "{\"type\":\"Metadata\",\"duration\":10.2}"));
        int failures = garbage.readBy(() -> new ListenClientCodec(TERMS.defaults(), SoundFormat.PLAIN), 5_000);
        assertTrue(failures > 1_000, failures + " failures");
    }

    @Test
    void anyAddressIsAnsweredOrRefused() {
        var random = new Random(5);
        var names =
                List.of("encoding", "sample_rate", "channels", "language", "endpointing", "utterance_end_ms", "model");
        var values = List.of(
                "linear16",
                "16000",
                "true",
                "false",
                "-1",
                "",
                "NaN",
                "1e9",
                "Infinity",
                "\u0000",
                "en",
                "x".repeat(5000));
        for (int i = 0; i < 10_000; i++) {
            var opening = Opening.of("/v1/listen");
            for (int k = 0; k < 4; k++) {
                opening = opening.with(
                        names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
            }
            var server = new TinyServer(new ListenServerCodec(opening, TERMS)).open();
            assertTrue(server.closed().isPresent() != (server.requests().size() == 1), opening.toString());
        }
    }

    @Test
    void timesAreThoseOfTheSoundThatWasSent() {
        var server = server(NODE).silence(32_000);
        assertEquals(time(1), server.heard());
        assertEquals(List.of(), Arrays.asList(server.said().toArray()));
    }
}
