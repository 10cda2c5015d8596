package dev.earshot.app.transcribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.app.speech.Reading;
import dev.earshot.app.transcribe.Search.Match;
import dev.earshot.engine.recognition.ConfidenceScale;
import dev.earshot.engine.recognition.SentenceCase;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LineStylesTest {
    private final Segment segment = new Segment(
            0,
            TimeSpan.ofMillis(0, 300),
            "sure maybe hardly",
            List.of(word("sure", 0.9), word("maybe", 0.7), word("hardly", 0.2)));

    @Test
    void doubtIsTintedByHowGreatItIs() {
        assertEquals(
                List.of("sure ", "maybe[doubtful]", " ", "hardly[very-doubtful]"),
                styles(Line.settled(segment), Optional.empty(), List.of()));
    }

    /// What would be great doubt as a probability is none as an entropy.
    @Test
    void theScaleDecidesWhatIsDoubtful() {
        var line = Line.settled(new Segment(
                        0,
                        TimeSpan.ofMillis(0, 300),
                        "CLEAR FAINT NOISE",
                        List.of(word("CLEAR", 0.2), word("FAINT", 0.09), word("NOISE", 0.02))))
                .read(new Reading(Optional.of(new SentenceCase(true)), ConfidenceScale.ENTROPY));

        assertEquals(
                List.of("Clear ", "faint[doubtful]", " ", "noise[very-doubtful]"),
                styles(line, Optional.empty(), List.of()));
    }

    @Test
    void onlyWhatIsNotCommittedIsTentative() {
        var sure = new Segment(0, TimeSpan.ofMillis(0, 100), "it is so", List.of());

        assertEquals(
                List.of("it is", " so[tentative]"),
                styles(Line.tentative(new TranscriptEvent.Partial(sure, 5)), Optional.empty(), List.of()));
    }

    @Test
    void marksLieOnTopOfEachOther() {
        var line = Line.settled(segment);
        var playing = Optional.of(line.words().get(1));

        assertEquals(
                List.of(
                        "su",
                        "re [match]",
                        "ma[doubtful, match, playing]",
                        "ybe[doubtful, playing]",
                        " ",
                        "hardly[very-doubtful]"),
                styles(line, playing, List.of(new Match(0, 2, 7))));
    }

    private static Word word(String text, double sure) {
        return new Word(text, TimeSpan.ofMillis(0, 100), OptionalDouble.of(sure));
    }

    /// Each run of characters with its style classes behind it.
    private static List<String> styles(Line line, Optional<Line.WordRange> playing, List<Match> matches) {
        var runs = new ArrayList<String>();
        int at = 0;
        for (var span : LineStyles.of(line, playing, matches, Optional.empty())) {
            String text = line.text().substring(at, at + span.getLength());
            runs.add(span.getStyle().isEmpty() ? text : text + span.getStyle());
            at += span.getLength();
        }
        return runs;
    }
}
