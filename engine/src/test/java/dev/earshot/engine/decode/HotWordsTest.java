package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HotWordsTest {
    private final CtcVocabulary vocabulary = Letters.vocabulary("_|ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    @Test
    void aPartOfAWordGetsItsPartUntilItIsNoPartAnyMore() {
        var hints = hints("anna");
        assertEquals(2.5, hints.credit(walk(hints, "A")), 1e-12);
        assertEquals(7.5, hints.credit(walk(hints, "ANN")), 1e-12);
        assertEquals(0, hints.credit(walk(hints, "ANNE")), 1e-12);
        assertEquals(0, hints.finalCredit(walk(hints, "ANN")), 1e-12);
        assertEquals(10, hints.finalCredit(walk(hints, "ANNA")), 1e-12);
        assertEquals(10, hints.credit(walk(hints, "ANNA|WENT")), 1e-12);
        assertEquals(0, hints.credit(walk(hints, "ANNABEL")), 1e-12);
    }

    @Test
    void aWordIsFoundAsAWholeOnly() {
        var hints = hints("ann");
        assertEquals(0, hints.finalCredit(walk(hints, "JOANN")), 1e-12);
        assertEquals(0, hints.finalCredit(walk(hints, "ANNA")), 1e-12);
        assertEquals(20, hints.finalCredit(walk(hints, "ANN|AND|ANN")), 1e-12);
    }

    @Test
    void aHintOfSeveralWordsIsWorthSeveral() {
        var hints = hints("New York");
        assertEquals(20, hints.finalCredit(walk(hints, "IN|NEW|YORK")), 1e-12);
        assertEquals(0, hints.finalCredit(walk(hints, "NEW|YOKE")), 1e-12);
        assertEquals(0, hints.finalCredit(walk(hints, "NEW")), 1e-12);
    }

    @Test
    void theShorterHintIsKeptWhereTheLongerOneIsNotCompleted() {
        var hints = hints("new", "new york times");
        assertEquals(10, hints.finalCredit(walk(hints, "NEW|YORK|TIME")), 1e-12);
        assertEquals(10, hints.finalCredit(walk(hints, "NEW|YEAR")), 1e-12);
        assertEquals(30, hints.finalCredit(walk(hints, "NEW|YORK|TIMES")), 1e-12);
    }

    @Test
    void aHintMayBeginWithinAnotherOne() {
        var hints = hints("new york times", "york minster");
        assertEquals(20, hints.finalCredit(walk(hints, "NEW|YORK|MINSTER")), 1e-12);
        assertEquals(20, hints.finalCredit(walk(hints, "NEW|NEW|YORK|MINSTER")), 1e-12);
        assertEquals(30, hints.finalCredit(walk(hints, "NEW|NEW|YORK|TIMES")), 1e-12);
    }

    @Test
    void whatTheModelCannotWriteIsLeftOut() {
        var hints = hints("a1", "—", "", "zoë");
        assertEquals(0, hints.credit(walk(hints, "A")), 1e-12);
        assertEquals(10, hints.finalCredit(walk(hints, "ZOE")), 1e-12);
    }

    @Test
    void everyTextIsWorthTheHintsThatItHolds() {
        var random = new Random(29);
        for (int trial = 0; trial < 300; trial++) {
            // Two letters, so that the hints begin alike and within one another; single words, so that counting is
            // easy.
            var hints = new ArrayList<String>();
            for (int i = 0; i < 4; i++) {
                hints.add(word(random));
            }
            var text = new ArrayList<String>();
            for (int i = 0; i < 6; i++) {
                text.add(word(random));
            }
            long held = text.stream().filter(hints::contains).count();
            var words = new HotWords(vocabulary, hints, 10);
            var end = walk(words, String.join("|", text));
            assertEquals(10.0 * held, words.finalCredit(end), 1e-9, hints + " in " + text);
            assertTrue(words.credit(end) >= words.finalCredit(end) - 1e-9);
        }
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            word.append(random.nextBoolean() ? 'A' : 'B');
        }
        return word.toString();
    }

    private HotWords hints(String... hints) {
        return new HotWords(vocabulary, List.of(hints), 10);
    }

    private HotWords.Place walk(HotWords hints, String text) {
        var place = hints.start();
        for (int token : Letters.tokens(vocabulary, text)) {
            place = hints.next(place, token);
        }
        return place;
    }
}
