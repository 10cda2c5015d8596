package dev.earshot.bridge.dialect.riva;

import static dev.earshot.bridge.wire.Scene.TERMS;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.bridge.wire.Encoding;
import dev.earshot.bridge.wire.Frame;
import dev.earshot.bridge.wire.Request;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.bridge.wire.Tape;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RivaClientCodecTest {
    private static final Request ENGLISH = TERMS.defaults().withLanguage(Optional.of("en-US"));

    private final RivaClientCodec client = new RivaClientCodec(ENGLISH, SoundFormat.PLAIN, Map.of());

    private Tape heard() {
        client.audio(tone(2, 440));
        return new Tape(client);
    }

    private static String hex(Frame frame) {
        if (!(frame instanceof Frame.Binary(var bytes))) {
            throw new AssertionError("no bytes: " + frame);
        }
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    @Test
    void theFirstMessageSaysHowToListenAndTheOthersAreSound() {
        var request = ENGLISH.withModel(Optional.of("m")).withHotwords(List.of("Earshot"));
        var all = new RivaClientCodec(request, SoundFormat.PLAIN, Map.of("a", List.of("b")));
        assertEquals(
                "/nvidia.riva.asr.RivaSpeechRecognition/StreamingRecognize",
                all.opening().path());
        assertEquals(
                "0a2f" // StreamingRecognizeRequest.streaming_config
                        + "0a2b" // .config
                        + "0801" // LINEAR_PCM
                        + "10807d" // 16000 Hz
                        + "1a05" + "656e2d5553" // en-US
                        + "2001" // one alternative
                        + "3209" + "0a07" + "45617273686f74" // speech_contexts: Earshot
                        + "3801" // one channel
                        + "4001" // word times
                        + "5801" // punctuation
                        + "6a01" + "6d" // model
                        + "c20106" + "0a0161" + "120162" // custom_configuration: a to b
                        + "1001", // interim_results
                hex(all.start().getFirst()));
        var sound = hex(client.audio(tone(0.1, 440)).getFirst());
        assertTrue(sound.startsWith("12801900"), "3200 bytes in field 2: " + sound.substring(0, 20));
        assertEquals(2 * (3 + 3200), sound.length());
        assertEquals("", hex(client.finish().getLast()), "an empty message is the end");
    }

    @Test
    void aDraftIsPutTogetherAndOnlyWhatIsCertainIsCommitted() {
        var tape = heard();
        tape.says(RecordedMessages.frame(RecordedMessages.DRAFT));
        assertEquals(List.of("speech 0.00", "partial 0 [0.00-2.00] |good mor"), tape.lines());
        tape.says(RecordedMessages.frame(RecordedMessages.CERTAIN));
        assertEquals(List.of("partial 0 [0.00-2.00] good|"), tape.lines());
    }

    @Test
    void aFinalHasWordsWithTimes() {
        var tape = heard();
        tape.says(RecordedMessages.frame(RecordedMessages.FINAL));
        var events = tape.heard();
        assertEquals(List.of("speech 0.20", "final 0 [0.20-1.00] good morning", "silence 1.00"), Tape.lines(events));
        var segment = ((TranscriptEvent.Final) events.get(1)).segment();
        assertEquals(Optional.of("en-US"), segment.language());
        assertEquals(OptionalDouble.of(0.5), segment.confidence());
        assertEquals(
                List.of("good", "morning"),
                segment.words().stream().map(word -> word.text()).toList());
        assertEquals(OptionalDouble.of(0.75), segment.words().getLast().confidence());
        assertEquals(OptionalDouble.empty(), segment.words().getFirst().confidence());
        client.finish();
        assertEquals(List.of("completed 2.00"), tape.closes(1000, "").lines());
    }

    @Test
    void aCallThatEndsBeforeTheSoundDoesIsAFailure() {
        assertEquals(SttError.NETWORK, heard().closes(1000, "").failure().error());
    }

    @Test
    void everyStatusSaysWhetherToTryAgain() {
        for (int number = 1; number <= 16; number++) {
            var status = GrpcStatus.ofNumber(number).orElseThrow();
            assertEquals(4000 + number, status.code());
            var codec = new RivaClientCodec(ENGLISH, SoundFormat.PLAIN, Map.of());
            var failure = new Tape(codec).closes(status.code(), "Why.").failure();
            assertTrue(failure.sentence().startsWith("NVIDIA Riva says “Why”."), failure.sentence());
            assertEquals(
                    switch (status) {
                        case CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE, DATA_LOSS ->
                            SttError.NETWORK;
                        case RESOURCE_EXHAUSTED -> SttError.OVERLOADED;
                        case PERMISSION_DENIED, UNAUTHENTICATED -> SttError.ACCESS_DENIED;
                        case NOT_FOUND -> SttError.MODEL_NOT_FOUND;
                        case INVALID_ARGUMENT, ALREADY_EXISTS, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED ->
                            SttError.UNSUPPORTED;
                    },
                    failure.error(),
                    status.toString());
        }
        assertEquals(Optional.empty(), GrpcStatus.ofNumber(0));
        assertEquals(Optional.empty(), GrpcStatus.ofCode(1006));
    }

    @Test
    void aPlaceThatWasLostInSilenceIsAskedForAgain() {
        var failure = heard().closes(
                        GrpcStatus.INVALID_ARGUMENT.code(),
                        "inference request for sequence 3 to model 'asr' must specify the START flag on the first request")
                .failure();
        assertTrue(failure.error().retryable(), failure.toString());
    }

    @Test
    void whatItCannotBeAskedIsSaidBeforeAnythingIsSent() {
        assertThrows(SttException.class, () -> new RivaClientCodec(TERMS.defaults(), SoundFormat.PLAIN, Map.of()));
        assertThrows(
                SttException.class,
                () -> new RivaClientCodec(ENGLISH, new SoundFormat(Encoding.LINEAR32, 16_000, 1), Map.of()));
    }

    @Test
    void thousandsOfDamagedMessagesAreAFailureEachAtMost() {
        var random = new Random(8);
        var right = List.of(RecordedMessages.DRAFT, RecordedMessages.CERTAIN, RecordedMessages.FINAL);
        int failures = 0;
        for (int i = 0; i < 20_000; i++) {
            var codec = new RivaClientCodec(ENGLISH, SoundFormat.PLAIN, Map.of());
            codec.audio(tone(0.1, 440));
            var events = new ArrayList<>(codec.receive(new Frame.Binary(damaged(right.get(i % 3), random))));
            failures += events.stream().anyMatch(TranscriptEvent::terminal) ? 1 : 0;
            events.addAll(codec.closed(1006, ""));
            assertEquals(1, events.stream().filter(TranscriptEvent::terminal).count());
            assertTrue(events.getLast().terminal());
        }
        assertTrue(failures > 5_000, failures + " failures");
    }

    /// Cut, with other bytes in it, or nothing but noise.
    private static ByteBuffer damaged(String hex, Random random) {
        var bytes = RecordedMessages.bytes(hex).array();
        return switch (random.nextInt(3)) {
            case 0 -> ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length));
            case 1 -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield ByteBuffer.wrap(bytes);
            }
            default -> {
                random.nextBytes(bytes);
                yield ByteBuffer.wrap(bytes);
            }
        };
    }
}
