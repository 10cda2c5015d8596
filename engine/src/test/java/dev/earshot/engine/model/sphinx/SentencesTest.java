package dev.earshot.engine.model.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.recognition.EventLog;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent.Partial;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Word GOOD = word("good", 100, 400);
    private static final Word MORNING = word("morning", 400, 900);
    private static final Word HOW = word("how", 1400, 1600);
    private static final Word ARE = word("are", 1600, 1700);

    private final EventLog log = new EventLog();
    private final Sentences sentences = new Sentences(true);

    private static Word word(String text, long start, long end) {
        return new Word(text, TimeSpan.ofMillis(start, end));
    }

    private void soFar(int settled, Word... words) {
        sentences.soFar(new BestPath(List.of(words), settled), log);
    }

    private List<String> finals() {
        return log.finals().stream().map(Segment::text).toList();
    }

    private List<String> partials() {
        return log.partials().stream().map(SentencesTest::show).toList();
    }

    private static String show(Partial partial) {
        return partial.segment().id() + " " + partial.committedText() + "|" + partial.tentativeText();
    }

    @Test
    void aSentenceIsFinalOnceTheWordAfterItsPauseIsSettled() {
        soFar(2, GOOD, MORNING, HOW);
        assertEquals(List.of(), finals());
        soFar(3, GOOD, MORNING, HOW, ARE);
        assertEquals(List.of("good morning"), finals());
        assertEquals(TimeSpan.ofMillis(100, 900), log.finals().getFirst().span());
    }

    @Test
    void interimTextIsOfTheSentenceThatIsNotFinal() {
        soFar(1, GOOD, MORNING);
        soFar(3, GOOD, MORNING, HOW, ARE);
        assertEquals(List.of("0 good| morning", "1 how| are"), partials());
    }

    /// The words after the pause belong to another segment as soon as the pause is certain.
    @Test
    void nothingBeyondAPauseIsCommitted() {
        soFar(2, GOOD, MORNING, HOW);
        assertEquals(List.of("0 good morning| how"), partials());
    }

    @Test
    void theSameTextIsSaidOnce() {
        soFar(0);
        soFar(0, GOOD);
        soFar(0, GOOD);
        assertEquals(List.of("0 |good"), partials());
    }

    @Test
    void theEndOfAPassageMakesAllItsWordsFinal() {
        sentences.end(new BestPath(List.of(GOOD, MORNING, HOW, ARE), 4), log);
        sentences.end(BestPath.EMPTY, log);
        sentences.end(new BestPath(List.of(GOOD), 1), log);
        assertEquals(List.of("good morning", "how are", "good"), finals());
        assertEquals(List.of(0, 1, 2), log.finals().stream().map(Segment::id).toList());
    }

    @Test
    void aPauseOfLessThanHalfASecondEndsNothing() {
        sentences.end(new BestPath(List.of(GOOD, word("morning", 899, 1200)), 2), log);
        assertEquals(List.of("good morning"), finals());
    }
}
