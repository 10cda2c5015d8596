package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceCaseTest {
    private static Segment segment(String text) {
        var words = Arrays.stream(text.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .map(word -> new Word(word, TimeSpan.ofMillis(0, 100)))
                .toList();
        return new Segment(3, TimeSpan.ofMillis(0, 100), text, words);
    }

    private static RecognizerInfo info(Orthography orthography, String... languages) {
        return new RecognizerInfo(
                "x",
                "X",
                "1",
                "CPU",
                List.of(languages),
                false,
                LoadReport.NONE,
                orthography,
                ConfidenceScale.PROBABILITY);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "AND SO MY FELLOW AMERICANS,And so my fellow americans",
                "WHAT I SAID I'LL DO,What I said I'll do",
                "I'M SURE HE'S IN,I'm sure he's in",
                "'TIS ICE,'Tis ice",
                "E  T I,E  t I",
                "ÄPFEL UND ÖL,Äpfel und öl",
            })
    void readsLikeASentence(String capitals, String read) {
        var folded = new SentenceCase(true).of(segment(capitals));

        assertEquals(read, folded.text());
        assertEquals(
                List.of(read.strip().split(" +")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList(),
                folded.words().stream().map(Word::text).toList());
    }

    @Test
    void onlyEnglishHasACapitalForI() {
        assertEquals(
                "Prima i poi",
                new SentenceCase(false).of(segment("PRIMA I POI")).text());
        assertEquals(
                Optional.of(new SentenceCase(false)), SentenceCase.of(info(Orthography.CAPITALS), Optional.of("it")));
        assertEquals(
                Optional.of(new SentenceCase(true)), SentenceCase.of(info(Orthography.CAPITALS), Optional.of("en-GB")));
        assertEquals(
                Optional.of(new SentenceCase(true)), SentenceCase.of(info(Orthography.CAPITALS), Optional.empty()));
        assertEquals(
                Optional.of(new SentenceCase(false)),
                SentenceCase.of(info(Orthography.CAPITALS, "de"), Optional.empty()));
    }

    @Test
    void textThatIsSpelledAsUsualIsLeftAlone() {
        assertEquals(Optional.empty(), SentenceCase.of(info(Orthography.AS_USUAL), Optional.empty()));
    }

    /// What was committed of a text stays so: İ is one character in either case here.
    @Test
    void aTextKeepsItsLength() {
        var capitals = "İZMİR I STRASSE";
        var folded = (TranscriptEvent.Partial)
                new SentenceCase(true).of(new TranscriptEvent.Partial(segment(capitals), capitals.length() - 2));

        assertEquals(capitals.length(), folded.segment().text().length());
        assertEquals("İzmir I stras", folded.committedText());
    }
}
