package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.Morning;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTextTest {
    private final List<Line> lines =
            Morning.segments().stream().map(Line::settled).toList();

    @Test
    void everyWordIsFoundAtItsOwnTimeAndPlace() {
        for (int i = 0; i < lines.size(); i++) {
            for (var range : lines.get(i).words()) {
                var middle = range.word().span().start().plusMillis(10);
                var place = TranscriptText.placeAt(lines, middle).orElseThrow();
                assertEquals(i, place.line());
                assertEquals(range, place.word());
                assertEquals(Optional.of(range.word().span().start()), TranscriptText.timeAt(lines, i, range.from()));
                assertEquals(range.word().text(), lines.get(i).text().substring(range.from(), range.to()));
            }
        }
    }

    @Test
    void aWordThatOccursTwiceIsFoundTwice() {
        var line = line("the cat and the dog", "the", "cat", "and", "the", "dog");

        assertEquals(
                List.of(0, 4, 8, 12, 16),
                line.words().stream().map(Line.WordRange::from).toList());
    }

    @Test
    void beforeTheFirstWordNothingIsSaid() {
        var later = List.of(Line.settled(Morning.segments().get(3)));

        assertTrue(TranscriptText.placeAt(later, Duration.ZERO).isEmpty());
        assertEquals(-1, TranscriptText.lineAt(later, Duration.ZERO));
    }

    @Test
    void aWordStaysMarkedForAMomentOfSilenceOnly() {
        var last = lines.getLast();
        var end = last.segment().span().end();

        assertTrue(TranscriptText.placeAt(lines, end.plusMillis(300)).isPresent());
        assertTrue(TranscriptText.placeAt(lines, end.plusMillis(600)).isEmpty());
    }

    @Test
    void aBlankBetweenWordsPlaysTheLine() {
        int blank = lines.get(2).text().indexOf(' ');

        assertEquals(Optional.of(lines.get(2).start()), TranscriptText.timeAt(lines, 2, blank));
        assertTrue(TranscriptText.timeAt(lines, 99, 0).isEmpty());
    }

    @Test
    void aLineBreakInsideASegmentIsABlank() {
        assertEquals("one two", line("one\ntwo", "one", "two").text());
    }

    private static Line line(String text, String... words) {
        var timed = java.util.stream.IntStream.range(0, words.length)
                .mapToObj(i -> new Word(words[i], TimeSpan.ofMillis(i * 100L, i * 100L + 90)))
                .toList();
        return Line.settled(new Segment(0, TimeSpan.ofMillis(0, words.length * 100L), text, timed));
    }
}
