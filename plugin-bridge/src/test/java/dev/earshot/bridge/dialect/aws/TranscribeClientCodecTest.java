package dev.earshot.bridge.dialect.aws;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.completed;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.BadFrame;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TranscribeClientCodecTest {
    private static final Request ENGLISH = TERMS.defaults().withLanguage(Optional.of("en-US"));
    private static final String DRAFT =
            "{\"Transcript\":{\"Results\":[{\"ResultId\":\"r1\",\"StartTime\":0.1,\"EndTime\":1.2,\"IsPartial\":true,"
                    + "\"Alternatives\":[{\"Transcript\":\"Well, how ar\",\"Items\":["
                    + "{\"StartTime\":0.1,\"EndTime\":0.4,\"Type\":\"pronunciation\",\"Content\":\"Well\",\"Stable\":true},"
                    + "{\"StartTime\":0.4,\"EndTime\":0.4,\"Type\":\"punctuation\",\"Content\":\",\",\"Stable\":true},"
                    + "{\"StartTime\":0.5,\"EndTime\":0.8,\"Type\":\"pronunciation\",\"Content\":\"how\",\"Stable\":true},"
                    + "{\"StartTime\":0.8,\"EndTime\":1.2,\"Type\":\"pronunciation\",\"Content\":\"ar\",\"Stable\":false}]}]}]}}";
    private static final String SETTLED =
            "{\"Transcript\":{\"Results\":[{\"ResultId\":\"r1\",\"StartTime\":0.1,\"EndTime\":1.4,\"IsPartial\":false,"
                    + "\"LanguageCode\":\"en-US\",\"Alternatives\":[{\"Transcript\":\"How are?\",\"Items\":["
                    + "{\"StartTime\":0.1,\"EndTime\":0.8,\"Type\":\"pronunciation\",\"Content\":\"How\",\"Confidence\":0.9,\"Stable\":true},"
                    + "{\"StartTime\":0.8,\"EndTime\":1.4,\"Type\":\"pronunciation\",\"Content\":\"are\",\"Confidence\":0.8,\"Stable\":true},"
                    + "{\"StartTime\":1.4,\"EndTime\":1.4,\"Type\":\"punctuation\",\"Content\":\"?\"}]}]}]}}";

    private final TranscribeClientCodec codec = codec(ENGLISH);

    private static TranscribeClientCodec codec(Request request) {
        return new TranscribeClientCodec(request, SoundFormat.PLAIN);
    }

    private static Frame message(Map<String, String> headers, String payload) {
        return new Frame.Binary(EventMessage.write(headers, ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8))));
    }

    private static Frame transcript(String json) {
        return message(
                Map.of(
                        ":message-type", "event",
                        ":event-type", "TranscriptEvent",
                        ":content-type", "application/json"),
                json);
    }

    private static EventMessage read(Frame frame) throws BadFrame {
        return EventMessage.read(assertInstanceOf(Frame.Binary.class, frame).bytes());
    }

    @Test
    void itAsksForStableWordsWhereDraftsAreWanted() {
        assertEquals(
                "/stream-transcription-websocket?language-code=en-US&media-encoding=pcm&sample-rate=16000"
                        + "&enable-partial-results-stabilization=true&partial-results-stability=high",
                codec.opening().target());
        assertEquals(
                "/stream-transcription-websocket?language-code=en-US&media-encoding=pcm&sample-rate=16000"
                        + "&language-model-name=mine",
                codec(ENGLISH.withInterim(false).withModel(Optional.of("mine")))
                        .opening()
                        .target());
    }

    @Test
    void itTakesOneLanguageAndOneChannel() {
        var open = TERMS.defaults().withLanguage(Optional.empty());
        assertEquals(
                SttError.UNSUPPORTED,
                assertThrows(SttException.class, () -> codec(open)).error());
        var stereo = new SoundFormat(SoundFormat.PLAIN.encoding(), 16_000, 2);
        assertThrows(SttException.class, () -> new TranscribeClientCodec(ENGLISH, stereo));
    }

    @Test
    void soundIsSentInEventsAndEndsWithAnEmptyOne() throws BadFrame {
        assertEquals(List.of(), codec.start());
        var frames = new ArrayList<>(codec.audio(tone(0.5, 440)));
        frames.addAll(codec.finish());
        int bytes = 0;
        for (var frame : frames) {
            var event = read(frame);
            assertEquals(
                    Map.of(
                            ":message-type", "event",
                            ":event-type", "AudioEvent",
                            ":content-type", "application/octet-stream"),
                    event.headers());
            assertTrue(event.payload().remaining() <= 6_400);
            bytes += event.payload().remaining();
        }
        assertEquals(16_000, bytes);
        assertEquals(0, read(frames.getLast()).payload().remaining());
    }

    @Test
    void aDraftSaysWhatOfItIsStable() {
        var events = codec.receive(transcript(DRAFT));
        var partial = assertInstanceOf(TranscriptEvent.Partial.class, events.getFirst());
        assertEquals("Well, how", partial.committedText());
        assertEquals(" ar", partial.tentativeText());
        assertEquals(span(0.1, 1.2), partial.segment().span());
        assertEquals(
                List.of("Well,", "how", "ar"),
                partial.segment().words().stream().map(Word::text).toList());
        assertEquals(List.of(), codec(ENGLISH.withInterim(false)).receive(transcript(DRAFT)));
    }

    @Test
    void aResultThatIsNotPartialIsFinalAndTheNextOneAnother() {
        var settled = new Segment(
                0,
                span(0.1, 1.4),
                "How are?",
                List.of(
                        new Word("How", span(0.1, 0.8), OptionalDouble.of(0.9)),
                        new Word("are?", span(0.8, 1.4), OptionalDouble.of(0.8))),
                OptionalDouble.empty(),
                Optional.of("en-US"));
        assertEquals(List.of(new TranscriptEvent.Final(settled)), codec.receive(transcript(SETTLED)));
        var next = assertInstanceOf(
                TranscriptEvent.Partial.class, codec.receive(transcript(DRAFT)).getFirst());
        assertEquals(1, next.segment().id());
    }

    @Test
    void itIsDoneWhenTheServerClosesAfterTheEnd() {
        codec.audio(tone(1, 440));
        codec.finish();
        assertEquals(List.of(completed(1)), codec.closed(1000, ""));
        assertEquals(List.of(), codec.closed(1000, ""));
    }

    @Test
    void aServerThatClosesBeforeTheEndHasFailed() {
        codec.audio(tone(1, 440));
        assertInstanceOf(TranscriptEvent.Failed.class, codec.closed(1000, "").getFirst());
        var other = codec(ENGLISH);
        other.finish();
        assertInstanceOf(TranscriptEvent.Failed.class, other.closed(1006, "").getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "BadRequestException, UNSUPPORTED",
        "LimitExceededException, OVERLOADED",
        "ServiceUnavailableException, OVERLOADED",
        "InternalFailureException, NETWORK",
        "ConflictException, NETWORK",
        "UnrecognizedClientException, ACCESS_DENIED"
    })
    void anExceptionIsAFailureInItsOwnWords(String type, SttError error) {
        codec.finish();
        var events = new ArrayList<>(codec.receive(message(
                Map.of(":message-type", "exception", ":exception-type", type),
                "{\"Message\":\"Your request timed out because no new audio was received for 15 seconds.\"}")));
        events.addAll(codec.closed(1000, ""));
        assertEquals(1, events.size());
        var cause = assertInstanceOf(TranscriptEvent.Failed.class, events.getFirst())
                .cause();
        assertEquals(error, cause.error());
        var said = "Amazon Transcribe says “Your request timed out because no new audio was received for 15 seconds”. ";
        assertTrue(cause.sentence().startsWith(said), cause.sentence());
    }

    @Test
    void anErrorOfTheStreamIsAFailure() {
        var events = codec.receive(
                message(Map.of(":message-type", "error", ":error-code", "InternalError", ":error-message", ""), ""));
        assertEquals(
                "Amazon Transcribe answered with InternalError and did not say what is wrong. Try again.",
                assertInstanceOf(TranscriptEvent.Failed.class, events.getFirst())
                        .cause()
                        .sentence());
    }

    @Test
    void silenceThatKeepsTheConnectionIsNotCounted() throws BadFrame {
        codec.audio(tone(0.5, 440));
        assertEquals(3_200, read(codec.keepAlive().getFirst()).payload().remaining());
        codec.keepAlive();
        codec.audio(tone(1, 440));
        var segment = assertInstanceOf(
                        TranscriptEvent.Final.class,
                        codec.receive(transcript(SETTLED)).getFirst())
                .segment();
        assertEquals(span(0.1, 1.2), segment.span());
        assertEquals(
                List.of(span(0.1, 0.6), span(0.6, 1.2)),
                segment.words().stream().map(Word::span).toList());
        codec.finish();
        assertEquals(List.of(), codec.keepAlive());
        assertEquals(List.of(completed(1.5)), codec.closed(1005, ""));
        assertEquals(Optional.of(Duration.ofSeconds(5)), codec.keepAliveEvery());
    }

    @Test
    void aTimeWithinAddedSilenceIsWhereItWasAdded() {
        var silence = new AddedSilence();
        silence.add(time(1), time(0.5));
        silence.add(time(2), time(0.5));
        assertEquals(time(0.9), silence.without(time(0.9)));
        assertEquals(time(1), silence.without(time(1.2)));
        assertEquals(time(1.5), silence.without(time(2)));
        assertEquals(time(2), silence.without(time(2.7)));
        assertEquals(time(3), silence.without(time(4)));
    }

    @Test
    void tenThousandBadMessagesAreEachOneFailureAtMost() {
        var garbage = new Garbage(7, List.of(DRAFT, SETTLED));
        int failures = 0;
        for (int i = 0; i < 10_000; i++) {
            var frame = switch (garbage.next()) {
                case Frame.Text(var text) -> transcript(text);
                case Frame.Binary noise -> noise;
            };
            var client = codec(ENGLISH);
            var events = new ArrayList<>(client.receive(frame));
            failures += events.stream().anyMatch(TranscriptEvent::terminal) ? 1 : 0;
            events.addAll(client.closed(1006, ""));
            assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
            assertTrue(events.getLast().terminal());
        }
        assertTrue(failures > 2_000, failures + " failures");
    }
}
