package dev.earshot.bridge.dialect.azure;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Garbage;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AzureClientCodecTest {
    private static final Request ENGLISH = TERMS.defaults().withLanguage(Optional.of("en-US"));
    private static final UUID CONNECTION = UUID.fromString("6f2b1c9e-0000-4000-8000-000000000001");
    private static final String TURN = "6f2b1c9e000040008000000000000001";
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"));
    private static final String HYPOTHESIS = "{\"Text\":\"how are\",\"Offset\":4000000,\"Duration\":8000000}";
    private static final String PHRASE =
            "{\"RecognitionStatus\":\"Success\",\"Offset\":4000000,\"Duration\":16000000,\"NBest\":[{\"Confidence\":0.97,"
                    + "\"Lexical\":\"how are you\",\"ITN\":\"how are you\",\"MaskedITN\":\"how are you\",\"Display\":\"How are you?\","
                    + "\"Words\":[{\"Word\":\"how\",\"Offset\":4000000,\"Duration\":4000000},"
                    + "{\"Word\":\"are\",\"Offset\":8000000,\"Duration\":4000000},"
                    + "{\"Word\":\"you\",\"Offset\":14000000,\"Duration\":6000000}]},"
                    + "{\"Confidence\":0.5,\"Lexical\":\"who are you\",\"Display\":\"Who are you?\"}]}";

    private final AzureClientCodec codec = codec(ENGLISH);

    private static AzureClientCodec codec(Request request) {
        return new AzureClientCodec(request, SoundFormat.PLAIN, CONNECTION, NOW);
    }

    private static Frame said(String path, String json) {
        return new Frame.Text("X-RequestId:" + TURN + "\r\nContent-Type:application/json; charset=utf-8\r\nPath:" + path
                + "\r\n\r\n" + json);
    }

    /// Headers of a binary message, and what follows them.
    private record Sound(String headers, ByteBuffer body) {
        static Sound of(Frame frame) {
            var bytes = assertInstanceOf(Frame.Binary.class, frame).bytes().duplicate();
            var headers = new byte[bytes.getShort()];
            bytes.get(headers);
            return new Sound(new String(headers, StandardCharsets.US_ASCII), bytes.slice());
        }
    }

    @Test
    void itAsksForDetailsAndTheTimesOfWords() {
        var opening = codec(ENGLISH.withWords(true).withModel(Optional.of("my-model")))
                .opening();
        assertEquals(
                "/speech/recognition/conversation/cognitiveservices/v1"
                        + "?language=en-US&format=detailed&wordLevelTimestamps=true&cid=my-model",
                opening.target());
        assertEquals(Optional.of(TURN), opening.header("X-ConnectionId"));
        assertEquals(Optional.empty(), codec(ENGLISH.withWords(false)).opening().parameter("wordLevelTimestamps"));
    }

    @Test
    void aLanguageThatIsLeftOpenIsAskedFor() {
        var open = TERMS.defaults().withLanguage(Optional.empty());
        var problem = assertThrows(SttException.class, () -> codec(open));
        assertEquals(SttError.UNSUPPORTED, problem.error());
        assertEquals("Azure has to be told what language is spoken; choose one, such as en-US.", problem.sentence());
    }

    @Test
    void itTakesSixteenBitsOnly() {
        var format = new SoundFormat(Encoding.MULAW, 8000, 1);
        assertThrows(SttException.class, () -> new AzureClientCodec(ENGLISH, format, CONNECTION, NOW));
    }

    @Test
    void itBeginsWithWhoItIsWhatToExpectAndTheBeginningOfAFile() {
        var frames = codec(ENGLISH.withHotwords(List.of("Earshot", "log-mel"))).start();
        assertEquals(3, frames.size());
        var config = assertInstanceOf(Frame.Text.class, frames.get(0)).text();
        assertTrue(
                config.startsWith(
                        "Path: speech.config\r\nX-RequestId: " + TURN
                                + "\r\nX-Timestamp: 2026-01-02T03:04:05.678Z\r\nContent-Type: application/json\r\n\r\n{\"context\":{\"system\":"),
                config);
        var context = assertInstanceOf(Frame.Text.class, frames.get(1)).text();
        assertTrue(context.startsWith("Path: speech.context\r\n"), context);
        assertTrue(
                context.endsWith(
                        "\r\n\r\n{\"dgi\":{\"Groups\":[{\"Type\":\"Generic\",\"Items\":[{\"Text\":\"Earshot\"},{\"Text\":\"log-mel\"}]}]}}"),
                context);
        var wav = Sound.of(frames.get(2));
        assertEquals(
                "Path: audio\r\nX-RequestId: " + TURN
                        + "\r\nX-Timestamp: 2026-01-02T03:04:05.678Z\r\nContent-Type: audio/x-wav\r\n",
                wav.headers());
        assertEquals(44, wav.body().remaining());
        assertEquals(0, wav.body().getInt(40), "as long as nobody knows how long it will be");
        assertEquals(
                "RIFF",
                StandardCharsets.US_ASCII
                        .decode(wav.body().duplicate().limit(4))
                        .toString());
        assertEquals(16_000, Integer.reverseBytes(wav.body().getInt(24)));
    }

    @Test
    void soundIsCutIntoMessagesAndEndsWithAnEmptyOne() {
        codec.start();
        var frames = new ArrayList<>(codec.audio(tone(1, 440)));
        frames.addAll(codec.finish());
        var sizes =
                frames.stream().map(frame -> Sound.of(frame).body().remaining()).toList();
        assertEquals(32_000, sizes.stream().mapToInt(size -> size).sum());
        assertTrue(sizes.stream().allMatch(size -> size <= 8192), sizes.toString());
        assertEquals(0, sizes.getLast());
        assertEquals(1, sizes.stream().filter(size -> size == 0).count());
    }

    @Test
    void aTurnIsHeardFromItsBeginningToItsEnd() {
        codec.start();
        codec.audio(tone(2.5, 440));
        codec.finish();
        var events = new ArrayList<TranscriptEvent>();
        events.addAll(codec.receive(said("turn.start", "{\"context\":{\"serviceTag\":\"1\"}}")));
        events.addAll(codec.receive(said("speech.startDetected", "{\"Offset\":4000000}")));
        events.addAll(codec.receive(said("speech.hypothesis", HYPOTHESIS)));
        events.addAll(codec.receive(said("speech.phrase", PHRASE)));
        events.addAll(codec.receive(said("speech.endDetected", "{\"Offset\":20000000}")));
        events.addAll(codec.receive(said("turn.end", "{}")));
        events.addAll(codec.closed(1000, ""));
        var draft = new Segment(0, span(0.4, 1.2), "how are", List.of());
        var settled = new Segment(
                0,
                span(0.4, 2.0),
                "How are you?",
                List.of(
                        new Word("How", span(0.4, 0.8)),
                        new Word("are", span(0.8, 1.2)),
                        new Word("you?", span(1.4, 2.0))),
                OptionalDouble.of(0.97),
                Optional.empty());
        assertEquals(
                List.of(
                        started(0.4),
                        new TranscriptEvent.Partial(draft, 0),
                        new TranscriptEvent.Final(settled),
                        ended(2),
                        completed(2.5)),
                events);
    }

    @Test
    void draftsAreLeftOutWhereNobodyWantsThem() {
        assertEquals(List.of(), codec(ENGLISH.withInterim(false)).receive(said("speech.hypothesis", HYPOTHESIS)));
    }

    @Test
    void wordsAsTheyAreShownComeFirst() {
        var events = codec.receive(said(
                "speech.phrase",
                "{\"RecognitionStatus\":\"Success\",\"Offset\":0,\"Duration\":9000000,\"NBest\":[{\"Display\":\"At 25.\","
                        + "\"Words\":[{\"Word\":\"at\",\"Offset\":0,\"Duration\":2},{\"Word\":\"twenty\"},{\"Word\":\"five\"}],"
                        + "\"DisplayWords\":[{\"DisplayText\":\"At\",\"Offset\":0,\"Duration\":3000000},"
                        + "{\"DisplayText\":\"25.\",\"Offset\":3000000,\"Duration\":6000000}]}]}"));
        assertEquals(
                List.of(new Word("At", span(0, 0.3)), new Word("25.", span(0.3, 0.9))),
                assertInstanceOf(TranscriptEvent.Final.class, events.getFirst())
                        .segment()
                        .words());
    }

    @Test
    void wordsThatAreNotThoseShownAreLeftOut() {
        var events = codec.receive(
                said(
                        "speech.phrase",
                        "{\"RecognitionStatus\":\"Success\",\"NBest\":[{\"Display\":\"25.\",\"Words\":[{\"Word\":\"twenty\"},{\"Word\":\"five\"}]}]}"));
        var segment =
                assertInstanceOf(TranscriptEvent.Final.class, events.getFirst()).segment();
        assertEquals("25.", segment.text());
        assertEquals(List.of(), segment.words());
    }

    @Test
    void aSimplePhraseIsUnderstoodAndItsLanguageToo() {
        var events = codec.receive(said(
                "speech.phrase",
                "{\"RecognitionStatus\":\"Success\",\"DisplayText\":\"Guten Tag.\",\"Offset\":1800000,\"Duration\":24900000,"
                        + "\"PrimaryLanguage\":{\"Language\":\"de-DE\",\"Confidence\":\"High\"}}"));
        assertEquals(
                List.of(new TranscriptEvent.Final(new Segment(
                        0, span(0.18, 2.67), "Guten Tag.", List.of(), OptionalDouble.empty(), Optional.of("de-DE")))),
                events);
    }

    @ParameterizedTest
    @CsvSource({"NoMatch", "InitialSilenceTimeout", "BabbleTimeout", "EndOfDictation"})
    void silenceIsNoText(String status) {
        assertEquals(List.of(), codec.receive(said("speech.phrase", "{\"RecognitionStatus\":\"" + status + "\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "Error, NETWORK",
        "TooManyRequests, OVERLOADED",
        "Forbidden, ACCESS_DENIED",
        "BadRequest, UNSUPPORTED",
        "Sunburn, NETWORK"
    })
    void aPhraseMayBeAFailure(String status, SttError error) {
        var events =
                new ArrayList<>(codec.receive(said("speech.phrase", "{\"RecognitionStatus\":\"" + status + "\"}")));
        events.addAll(codec.receive(said("turn.end", "")));
        events.addAll(codec.closed(1000, ""));
        assertEquals(1, events.size());
        assertEquals(
                error,
                assertInstanceOf(TranscriptEvent.Failed.class, events.getFirst())
                        .cause()
                        .error());
    }

    @Test
    void aTurnThatTheServiceEndsIsFollowedByAnother() {
        codec.start();
        codec.audio(tone(3, 440));
        assertEquals(1, codec.receive(said("speech.phrase", PHRASE)).size());
        assertEquals(List.of(), codec.receive(said("turn.end", "{}")));
        var frames = codec.audio(tone(1, 440));
        var context = assertInstanceOf(Frame.Text.class, frames.get(0)).text();
        assertTrue(context.startsWith("Path: speech.context\r\nX-RequestId: "), context);
        assertTrue(!context.contains(TURN), context);
        assertEquals(44, Sound.of(frames.get(1)).body().remaining());
        var again = assertInstanceOf(
                TranscriptEvent.Final.class,
                codec.receive(said("speech.phrase", PHRASE)).getFirst());
        assertEquals(1, again.segment().id());
        assertEquals(span(3.4, 5.0), again.segment().span());
        assertEquals(span(4.4, 5.0), again.segment().words().getLast().span());
        codec.finish();
        assertEquals(List.of(completed(4)), codec.receive(said("turn.end", "{}")));
    }

    @Test
    void noTurnBeginsWithoutSound() {
        codec.start();
        codec.audio(tone(1, 440));
        codec.receive(said("turn.end", "{}"));
        assertEquals(1, codec.finish().size(), "the end of the sound alone");
    }

    @Test
    void aSpeakerWhoIsNotSaidToStopStopsWithTheTurn() {
        codec.audio(tone(1, 440));
        codec.receive(said("speech.startDetected", "{\"Offset\":0}"));
        assertEquals(List.of(), codec.receive(said("speech.startDetected", "{\"Offset\":0}")));
        codec.finish();
        assertEquals(List.of(ended(1), completed(1)), codec.receive(said("turn.end", "")));
    }

    @Test
    void anEndWithoutATimeIsNow() {
        codec.receive(said("speech.startDetected", "{\"Offset\":0}"));
        codec.audio(tone(1, 440));
        assertEquals(List.of(ended(1)), codec.receive(said("speech.endDetected", "")));
    }

    @Test
    void aConnectionThatClosesTooSoonSaysWhy() {
        codec.finish();
        var events = codec.closed(1007, "Invalid language");
        var cause = assertInstanceOf(TranscriptEvent.Failed.class, events.getFirst())
                .cause();
        assertEquals(
                "The server closed the connection before everything was said (code 1007: Invalid language).",
                cause.sentence());
        assertEquals(List.of(), codec.closed(1006, ""));
    }

    @Test
    void tenThousandBadMessagesAreEachOneFailureAtMost() {
        var head = "X-RequestId:" + TURN + "\r\nPath:";
        var garbage = new Garbage(
                11,
                List.of(
                        head + "speech.phrase\r\n\r\n" + PHRASE,
                        head + "speech.hypothesis\r\n\r\n" + HYPOTHESIS,
                        head + "speech.startDetected\r\n\r\n{\"Offset\":4000000}",
                        head + "turn.end\r\n\r\n{}"));
        int failures = garbage.readBy(() -> codec(ENGLISH), 10_000);
        assertTrue(failures > 2_000, failures + " failures");
    }

    @Test
    void itNeedsNoSignOfLife() {
        assertEquals(List.of(), codec.flush());
        assertEquals(List.of(), codec.keepAlive());
        assertEquals(Optional.empty(), codec.keepAliveEvery());
    }
}
