package dev.earshot.engine.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptBuilderTest {
    private final TranscriptBuilder builder = new TranscriptBuilder();

    private static Segment segment(int id, String text) {
        return new Segment(id, TimeSpan.ofMillis(id * 1000L, id * 1000L + 800), text, List.of());
    }

    private static TranscriptEvent.Partial partial(int id, String text) {
        return new TranscriptEvent.Partial(segment(id, text), 0);
    }

    @Test
    void finalsBecomeTheTranscriptInTheirOrder() {
        builder.on(new TranscriptEvent.SpeechStarted(Duration.ZERO));
        builder.on(new TranscriptEvent.Final(segment(0, "good morning")));
        builder.on(new TranscriptEvent.SpeechEnded(Duration.ofMillis(800)));
        builder.on(new TranscriptEvent.Final(segment(1, "how are you")));
        var end = new TranscriptEvent.Completed(Duration.ofSeconds(2));
        builder.on(end);
        assertEquals("good morning\nhow are you", builder.transcript().text());
        assertEquals(Duration.ofSeconds(2), builder.transcript().audio());
        assertEquals(Optional.of(end), builder.terminal());
    }

    @Test
    void theNewestPartialIsPendingUntilItsFinal() {
        builder.on(partial(0, "good"));
        var newest = partial(0, "good morning");
        builder.on(newest);
        assertEquals(Optional.of(newest), builder.pending());
        builder.on(new TranscriptEvent.Final(segment(0, "good morning")));
        assertEquals(Optional.empty(), builder.pending());
    }

    @Test
    void aFinalLeavesThePartialOfALaterSegmentAlone() {
        var later = partial(1, "how");
        builder.on(later);
        builder.on(new TranscriptEvent.Final(segment(0, "good morning")));
        assertEquals(Optional.of(later), builder.pending());
    }

    @Test
    void aFailureKeepsWhatWasHeardAndDropsWhatWasPending() {
        builder.on(new TranscriptEvent.Final(segment(0, "good morning")));
        builder.on(partial(1, "how"));
        var failure = new TranscriptEvent.Failed(new SttException(SttError.INTERNAL, "Broken."));
        builder.on(failure);
        assertEquals("good morning", builder.transcript().text());
        assertEquals(Optional.empty(), builder.pending());
        assertEquals(Optional.of(failure), builder.terminal());
    }

    @Test
    void aTranscriptTakenEarlyDoesNotChangeLater() {
        builder.on(new TranscriptEvent.Final(segment(0, "good morning")));
        var early = builder.transcript();
        builder.on(new TranscriptEvent.Final(segment(1, "how are you")));
        assertEquals("good morning", early.text());
    }

    @Test
    void anEventMovesInTimeWithAllItsWords() {
        var word = new Word("good", TimeSpan.ofMillis(100, 400));
        var moved = new TranscriptEvent.Final(new Segment(0, TimeSpan.ofMillis(100, 400), "good", List.of(word)))
                .shifted(Duration.ofSeconds(60));
        var later = TimeSpan.ofMillis(60_100, 60_400);
        assertEquals(new TranscriptEvent.Final(new Segment(0, later, "good", List.of(new Word("good", later)))), moved);
    }

    @Test
    void aPartialSplitsItsTextIntoCommittedAndTentative() {
        var half = new TranscriptEvent.Partial(segment(0, "good morning"), 5);
        assertEquals("good ", half.committedText());
        assertEquals("morning", half.tentativeText());
        assertThrows(IllegalArgumentException.class, () -> new TranscriptEvent.Partial(segment(0, "good"), 5));
    }

    @Test
    void aSpanHoldsItsStartButNotItsEnd() {
        var span = TimeSpan.ofMillis(100, 400);
        assertEquals(Duration.ofMillis(300), span.length());
        assertEquals(true, span.contains(Duration.ofMillis(100)));
        assertEquals(false, span.contains(Duration.ofMillis(400)));
        assertThrows(IllegalArgumentException.class, () -> TimeSpan.ofMillis(400, 100));
        assertThrows(IllegalArgumentException.class, () -> TimeSpan.ofMillis(-1, 100));
    }
}
