package dev.earshot.app.transcribe;

import dev.earshot.app.speech.Reading;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A paragraph of the transcript on the screen: one segment, settled or still being spoken.
///
/// @param segment as the recogniser wrote it
/// @param committed how many leading characters will not change again
/// @param reading how it is shown
record Line(Segment segment, int committed, boolean settled, Reading reading) {
    /// How long a word stays marked after its end when silence follows.
    private static final Duration LINGER = Duration.ofMillis(400);

    /// Where a word stands in a line's text: the characters `[from, to)`.
    record WordRange(int from, int to, Word word) {}

    static Line settled(Segment segment) {
        return new Line(segment, segment.text().length(), true, Reading.PLAIN);
    }

    static Line tentative(TranscriptEvent.Partial partial) {
        return new Line(partial.segment(), partial.committed(), false, Reading.PLAIN);
    }

    Line read(Reading how) {
        return new Line(segment, committed, settled, how);
    }

    /// One line whatever the segment says: as many characters, without line breaks.
    String text() {
        return reading.shown(segment).text().replace('\n', ' ').replace('\r', ' ');
    }

    Duration start() {
        return segment.span().start();
    }

    /// The words in order; one that does not occur in the text is left out.
    List<WordRange> words() {
        var shown = reading.shown(segment);
        var ranges = new ArrayList<WordRange>(shown.words().size());
        int from = 0;
        for (Word word : shown.words()) {
            int at = shown.text().indexOf(word.text(), from);
            if (at >= 0 && !word.text().isEmpty()) {
                from = at + word.text().length();
                ranges.add(new WordRange(at, from, word));
            }
        }
        return ranges;
    }

    /// The word that a character belongs to.
    Optional<WordRange> wordAt(int column) {
        return words().stream()
                .filter(range -> range.from() <= column && column < range.to())
                .findFirst();
    }

    /// The word being said then; a pause between two words belongs to the earlier one for a moment.
    Optional<WordRange> wordAt(Duration time) {
        return words().stream()
                .filter(range -> range.word().span().start().compareTo(time) <= 0)
                .reduce((_, later) -> later)
                .filter(range -> time.compareTo(range.word().span().end().plus(LINGER)) < 0);
    }
}
