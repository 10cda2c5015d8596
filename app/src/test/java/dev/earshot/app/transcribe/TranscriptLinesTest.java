package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.Morning;
import dev.earshot.app.speech.Reading;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.SentenceCase;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class TranscriptLinesTest {
    private final TranscriptLines transcript = new TranscriptLines();

    @Test
    void aPartialIsReplacedByTheNextAndSettledByItsFinal() {
        transcript.on(new TranscriptEvent.Partial(segment(0, "good mor"), 5));
        transcript.on(new TranscriptEvent.Partial(segment(0, "good morning"), 5));
        assertEquals(List.of("good morning"), texts());
        assertFalse(transcript.list().getFirst().settled());

        transcript.on(new TranscriptEvent.Final(segment(0, "Good morning.")));
        assertEquals(List.of("Good morning."), texts());
        assertTrue(transcript.list().getFirst().settled());
    }

    @Test
    void theLanguageIsThatOfMostLinesAndForgottenWithThem() {
        Morning.spokenIn("en", "de", "de").forEach(one -> transcript.on(new TranscriptEvent.Final(one)));
        assertEquals(Optional.of("de"), transcript.language().get());

        transcript.clear();
        assertEquals(Optional.empty(), transcript.language().get());
        transcript.on(new TranscriptEvent.Final(Morning.spokenIn("en").getFirst()));
        assertEquals(Optional.of("en"), transcript.language().get());
    }

    @Test
    void doubtsAreKnownOnceAWordIsSettledWithOne() {
        var doubted = new Word("hardly", TimeSpan.ofMillis(0, 1), OptionalDouble.of(0.4));
        var segment = new Segment(0, doubted.span(), "hardly", List.of(doubted));
        transcript.on(new TranscriptEvent.Partial(segment, 0));
        assertFalse(transcript.doubtful().get());

        transcript.on(new TranscriptEvent.Final(segment));
        assertTrue(transcript.doubtful().get());
        transcript.clear();
        assertFalse(transcript.doubtful().get());
    }

    @Test
    void anotherReadingChangesWhatIsShownAndNotWhatWasWritten() {
        var word = new Word("HARDLY", TimeSpan.ofMillis(0, 1), OptionalDouble.of(0.4));
        var segment = new Segment(0, word.span(), "HARDLY", List.of(word));
        transcript.on(new TranscriptEvent.Final(segment));
        assertTrue(transcript.doubtful().get());

        transcript.read(new Reading(Optional.of(new SentenceCase(true)), ConfidenceScale.ENTROPY));
        transcript.on(new TranscriptEvent.Final(segment(1, "I AM")));

        assertEquals(List.of("Hardly", "I am"), texts());
        assertEquals("Hardly\nI am", transcript.text());
        assertFalse(transcript.doubtful().get());
        assertEquals("HARDLY\nI AM", transcript.transcript(Duration.ZERO).text());
    }

    @Test
    void eachEventChangesOneLine() {
        transcript.on(new TranscriptEvent.Final(segment(0, "One.")));
        transcript.on(new TranscriptEvent.Final(segment(1, "Two.")));
        int[] changed = {0};
        transcript.list().addListener((ListChangeListener<Line>) change -> {
            while (change.next()) {
                changed[0] += change.getAddedSize();
            }
        });

        transcript.on(new TranscriptEvent.Partial(segment(2, "Thr"), 0));
        transcript.on(new TranscriptEvent.Partial(segment(2, "Three"), 0));
        transcript.on(new TranscriptEvent.Final(segment(2, "Three.")));

        assertEquals(3, changed[0]);
    }

    @Test
    void aFailureKeepsWhatIsSettledAndDropsWhatIsNot() {
        transcript.on(new TranscriptEvent.Final(segment(0, "Kept.")));
        transcript.on(new TranscriptEvent.Partial(segment(1, "lost"), 0));

        transcript.on(new TranscriptEvent.Failed(new SttException(SttError.INTERNAL, "It broke.")));

        assertEquals(List.of("Kept."), texts());
        assertEquals("Kept.", transcript.text());
    }

    @Test
    void onlyWhatIsSettledIsExported() {
        transcript.on(new TranscriptEvent.Final(segment(0, "Settled.")));
        transcript.on(new TranscriptEvent.Partial(segment(1, "not yet"), 0));

        assertEquals("Settled.", transcript.transcript(Duration.ofSeconds(9)).text());
    }

    @Test
    void aLatePartialDoesNotUnsettleALine() {
        transcript.on(new TranscriptEvent.Final(segment(0, "Settled.")));
        transcript.on(new TranscriptEvent.Partial(segment(0, "set"), 0));

        assertEquals(List.of("Settled."), texts());
    }

    @Test
    void aFinalBeforeALaterPartialTakesItsPlace() {
        transcript.on(new TranscriptEvent.Partial(segment(1, "second"), 0));
        transcript.on(new TranscriptEvent.Final(segment(0, "First.")));

        assertEquals(List.of("First.", "second"), texts());
    }

    private List<String> texts() {
        return transcript.list().stream().map(Line::text).toList();
    }

    private static Segment segment(int id, String text) {
        return new Segment(id, TimeSpan.ofMillis(id * 1000L, id * 1000L + 900), text, List.of());
    }
}
