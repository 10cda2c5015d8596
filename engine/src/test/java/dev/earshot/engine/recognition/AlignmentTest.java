package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.Alignment.Aligned;
import dev.earshot.engine.recognition.Alignment.Line;
import dev.earshot.engine.recognition.Alignment.Missing;
import dev.earshot.engine.recognition.Alignment.Placed;
import dev.earshot.engine.recognition.Alignment.Silent;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    private static Aligned placed(String text, long start, long end) {
        return new Placed(new Word(text, TimeSpan.ofMillis(start, end), OptionalDouble.of(0.9)));
    }

    private static final Alignment ALIGNMENT = new Alignment(
            List.of(
                    new Line(
                            1,
                            "Good – morning!",
                            List.of(placed("Good", 200, 500), new Silent("–"), placed("morning!", 500, 900))),
                    new Line(3, "Not said.", List.of(new Missing("Not"), new Missing("said."))),
                    new Line(4, "So how?", List.of(new Missing("So"), placed("how?", 1500, 1900)))),
            Duration.ofSeconds(3));

    @Test
    void asATranscriptItKeepsItsLinesAndTheWordsThatWerePlaced() {
        var segments = ALIGNMENT.transcript().segments();

        assertEquals(
                "Good – morning!\nNot said.\nSo how?", ALIGNMENT.transcript().text());
        assertEquals(
                List.of(TimeSpan.ofMillis(200, 900), TimeSpan.ofMillis(900, 1500), TimeSpan.ofMillis(1500, 1900)),
                segments.stream().map(Segment::span).toList());
        assertEquals(
                List.of(2, 0, 1),
                segments.stream().map(segment -> segment.words().size()).toList());
        assertEquals(OptionalDouble.empty(), segments.get(1).confidence());
    }

    @Test
    void itTellsWhatIsMissing() {
        assertEquals(6, ALIGNMENT.spoken());
        assertEquals(
                List.of(
                        new Line(3, "Not said.", List.of(new Missing("Not"), new Missing("said."))),
                        new Line(4, "So how?", List.of(new Missing("So")))),
                ALIGNMENT.missing());
    }

    @Test
    void aRecogniserFindsAGivenTextInASource() throws InterruptedException {
        var model = FakeModel.saying("good morning", "how are you")
                .noting("The GPU failed.")
                .aligning();
        var events = new ArrayList<TranscriptEvent>();
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var alignment = recognizer.align(
                    new FakeSource(model.audio(), 1).startingAt(Duration.ofSeconds(10)),
                    "Good morning!\n\nHow are – you?",
                    events::add);

            assertEquals(
                    List.of(1, 3), alignment.lines().stream().map(Line::number).toList());
            assertEquals(List.of(), alignment.missing());
            var first = alignment.transcript().segments().getFirst().words().getFirst();
            assertEquals(new Word("Good", TimeSpan.ofMillis(10_200, 10_500)), first);
        }
        assertEquals(new TranscriptEvent.Notice("The GPU failed."), events.getFirst());
        assertTrue(events.getLast().terminal());
        assertEquals(0, model.openDecoders());
    }

    @Test
    void aFailureIsThrown() {
        var model = FakeModel.saying("good morning")
                .aligning()
                .failing(Duration.ofMillis(400), () -> new SttException(SttError.OUT_OF_MEMORY, "Full."));
        try (var recognizer = new LocalRecognizer(model, 1)) {
            var thrown = assertThrows(
                    SttException.class, () -> recognizer.align(new FakeSource(model.audio(), 1), "good", _ -> {}));
            assertEquals(SttError.OUT_OF_MEMORY, thrown.error());
        }
    }

    @Test
    void aModelThatCannotSaysWhichKindCan() {
        var model = FakeModel.saying("good morning");
        try (var recognizer = new LocalRecognizer(FakeLoader.load(() -> model, new IdleTime()), 1)) {
            var thrown = assertThrows(
                    SttException.class, () -> recognizer.align(new FakeSource(model.audio(), 1), "good", _ -> {}));
            assertEquals(SttError.UNSUPPORTED, thrown.error());
            assertTrue(thrown.sentence().startsWith("Fake model cannot time a given text"), thrown.sentence());
            assertTrue(thrown.sentence().contains("wav2vec 2.0"), thrown.sentence());
        }
        assertEquals(0, model.openDecoders());
    }
}
