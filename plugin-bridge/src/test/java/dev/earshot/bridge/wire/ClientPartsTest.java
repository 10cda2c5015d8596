package dev.earshot.bridge.wire;

import static dev.earshot.bridge.wire.Scene.ended;
import static dev.earshot.bridge.wire.Scene.span;
import static dev.earshot.bridge.wire.Scene.started;
import static dev.earshot.bridge.wire.Scene.time;
import static dev.earshot.bridge.wire.Scene.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What client codecs share.
final class ClientPartsTest {
    private static final TimeFields MILLIS = new TimeFields("start", "end", 1000);

    private static List<Integer> sizes(List<ByteBuffer> pieces) {
        return pieces.stream().map(ByteBuffer::remaining).toList();
    }

    @Test
    void piecesAreNeitherTooShortNorTooLong() {
        var sound = new SoundPieces(SoundFormat.PLAIN, Duration.ofMillis(50), Duration.ofMillis(200));
        assertEquals(List.of(), sound.add(tone(0.04, 440)));
        assertEquals(List.of(1920), sizes(sound.add(tone(0.02, 440))));
        assertEquals(List.of(6400, 6400), sizes(sound.add(tone(0.41, 440))));
        assertEquals(time(0.47), sound.added());
        assertEquals(List.of(1920), sizes(sound.finish()), "10 ms of sound, 50 of silence");
        assertEquals(time(0.47), sound.added());
    }

    @Test
    void withoutALeastLengthNothingWaitsAndNothingIsAdded() {
        var sound = new SoundPieces(SoundFormat.PLAIN);
        assertEquals(List.of(32), sizes(sound.add(tone(0.001, 440))));
        assertEquals(List.of(), sound.finish());
    }

    @Test
    void piecesMustHaveAPlaceToBeCut() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SoundPieces(SoundFormat.PLAIN, Duration.ofMillis(50), Duration.ofMillis(60)));
    }

    @Test
    void timesAreReadInTheirUnit() throws BadFrame {
        var message = Message.parse("{\"start\":1500,\"end\":2000,\"from\":2.5,\"to\":1}");
        assertEquals(span(1.5, 2), MILLIS.span(message));
        assertEquals(span(2.5, 2.5), new TimeFields("from", "to", 1).span(message), "an end before the start");
        assertEquals(span(0, 0), MILLIS.span(Message.parse("{}")));
        var never = Message.parse("{\"start\":-1}");
        assertThrows(BadFrame.class, () -> MILLIS.span(never));
    }

    @Test
    void wordsAreReadWithoutTheBlankOnes() throws BadFrame {
        var list = Message.parse(
                "{\"words\":[{\"text\":\" a\",\"start\":100,\"end\":200,\"confidence\":0.5},{\"text\":\" \"},{\"text\":\"b\"}]}");
        var words = MILLIS.words(list.objects("words"), "text", "confidence");
        assertEquals(List.of("a", "b"), words.stream().map(word -> word.text()).toList());
        assertEquals(span(0.1, 0.1), TimeFields.around(words));
        assertEquals(OptionalDouble.empty(), TimeFields.confidence(words));
        assertEquals(OptionalDouble.of(0.5), TimeFields.confidence(words.subList(0, 1)));
    }

    @ParameterizedTest
    @CsvSource({"1013, OVERLOADED", "1008, ACCESS_DENIED", "1006, NETWORK", "1000, NETWORK"})
    void closeCodesMeanTheSameEverywhere(int code, SttError error) {
        assertEquals(error, OneEnd.usual(code));
    }

    @Test
    void speechBeginsAndEndsInTurns() {
        var marks = new SpeechMarks();
        assertEquals(List.of(), marks.silence(time(1)));
        assertEquals(List.of(started(1)), marks.speech(time(1)));
        assertEquals(List.of(), marks.speech(time(2)));
        assertEquals(List.of(ended(3)), marks.silence(time(3)));
        assertEquals(List.of(), marks.silence(time(4)));
    }

    @ParameterizedTest
    @EnumSource(SttError.class)
    void aComplaintIsInTheServicesWordsAndSaysWhatToDo(SttError error) {
        var complaint = new Complaint("Acme").of(error, " No\n way ");
        assertEquals(error, complaint.error());
        assertTrue(complaint.sentence().startsWith("Acme says “No way”. "), complaint.sentence());
        assertTrue(complaint.sentence().endsWith("."), complaint.sentence());
    }

    @Test
    void aComplaintWithoutWordsOrWithTooManyIsStillASentence() {
        assertEquals("Acme did not say what is wrong.", new Complaint("Acme").saying("\n"));
        var wordy = new Complaint("Acme").saying("x".repeat(9000));
        assertTrue(wordy.length() < 600 && wordy.endsWith("…”."), wordy);
        assertEquals(
                "Acme answered with status 502 and did not say what is wrong. Try again.",
                new Complaint("Acme").silent(SttError.NETWORK, "status 502").sentence());
        assertFalse(new Complaint("Acme").saying("a\u0000b").contains("\u0000"));
    }
}
