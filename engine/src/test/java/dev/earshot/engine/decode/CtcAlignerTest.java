package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtcAlignerTest {
    private final CtcVocabulary vocabulary = Letters.vocabulary("_|ABCDEFGHIJKLMNOPQRSTUVWXYZ'");
    private final CtcSpelling spelling = new CtcSpelling(vocabulary);

    @Test
    void wordsKeepTheirSpellingAndGetTheirTimes() {
        var words = align("__IT'SS__||_OK__", "It’s  “OK”.");
        assertEquals(List.of("It’s", "“OK”."), words.stream().map(CtcWord::text).toList());
        assertEquals(2, words.getFirst().start());
        assertEquals(7, words.getFirst().end());
        assertEquals(12, words.getLast().start());
        assertEquals(14, words.getLast().end());
        assertEquals(0.9, words.getLast().confidence().orElseThrow(), 1e-6);
    }

    @Test
    void aNumberTakesWhatIsHeardBetweenItsNeighbours() {
        var words = align("_IN|_NINETEEN_EIGHTY__|WE|", "in 1980 we");
        assertEquals(5, words.get(1).start());
        assertEquals(20, words.get(1).end());
        assertTrue(words.get(1).confidence().isEmpty());
        assertEquals(23, words.get(2).start());
    }

    @Test
    void whatIsNotSpokenTakesNoTime() {
        var words = align("_A__B_", "… a – b");
        assertEquals(List.of(0, 1, 2, 4), words.stream().map(CtcWord::start).toList());
        assertEquals(List.of(0, 2, 2, 5), words.stream().map(CtcWord::end).toList());
    }

    @Test
    void lettersAreSpeltAsTheModelKnowsThem() {
        assertSpelt("NAIVE", "naïve");
        assertSpelt("STRASSE", "Straße");
        assertSpelt("WELL|KNOWN", "well-known—");
        assertSpelt("AND|OR", "(and/or)");
        assertSpelt("L'EAU", "l’eau!");
        assertSpelt("", "—");
        assertSpelt("", "||_");
        assertArrayEquals(new int[] {CtcAlignment.ANY}, spelling.spell("12.5%"));
        assertArrayEquals(new int[] {vocabulary.number("A").orElseThrow(), CtcAlignment.ANY}, spelling.spell("Aж4"));
    }

    private void assertSpelt(String letters, String word) {
        assertArrayEquals(Letters.tokens(vocabulary, letters), spelling.spell(word), word);
    }

    @Test
    void aVocabularyWithoutDelimiterHasNoneBetweenWords() {
        var bare = Letters.vocabulary("_AB");
        var words = new CtcAligner(bare).align(Letters.sure(bare, "A_BA", 0.9), "a b-a");
        assertEquals(List.of(0, 2), words.stream().map(CtcWord::start).toList());
        assertEquals(List.of(1, 4), words.stream().map(CtcWord::end).toList());
    }

    @Test
    void aTextWithoutWordsIsRefused() {
        for (String text : List.of("", " \n", "- …")) {
            assertEquals(
                    SttError.UNSUPPORTED,
                    assertThrows(SttException.class, () -> align("_A_", text)).error());
        }
    }

    private List<CtcWord> align(String path, String text) {
        return new CtcAligner(vocabulary).align(Letters.sure(vocabulary, path, 0.9), text);
    }
}
