package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CtcAlignerTest {
    private final CtcVocabulary vocabulary = Letters.vocabulary("_|ABCDEFGHIJKLMNOPQRSTUVWXYZ'");
    private final CtcSpelling spelling = new CtcSpelling(vocabulary);

    @Test
    void wordsKeepTheirSpellingAndGetTheirTimes() throws InterruptedException {
        var words = align("__IT'SS__||_OK__", "It’s  “OK”.");
        assertEquals(List.of("It’s", "“OK”."), words.stream().map(CtcWord::text).toList());
        assertEquals(2, words.getFirst().start());
        assertEquals(7, words.getFirst().end());
        assertEquals(12, words.getLast().start());
        assertEquals(14, words.getLast().end());
        assertEquals(0.9, words.getLast().confidence().orElseThrow(), 1e-6);
    }

    @Test
    void aNumberTakesWhatIsHeardBetweenItsNeighbours() throws InterruptedException {
        var words = align("_IN|_NINETEEN_EIGHTY__|WE|", "in 1980 we");
        assertEquals(5, words.get(1).start());
        assertEquals(20, words.get(1).end());
        assertTrue(words.get(1).confidence().isEmpty());
        assertEquals(23, words.get(2).start());
    }

    @Test
    void whatIsNotSpokenTakesNoTime() throws InterruptedException {
        var words = align("_A__B_", "… a – b");
        assertEquals(List.of(0, 1, 2, 4), words.stream().map(CtcWord::start).toList());
        assertEquals(List.of(0, 2, 2, 5), words.stream().map(CtcWord::end).toList());
    }

    @Test
    void lettersAreSpeltAsTheModelKnowsThem() throws InterruptedException {
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
    void aVocabularyWithoutDelimiterHasNoneBetweenWords() throws InterruptedException {
        var bare = Letters.vocabulary("_AB");
        var words = new CtcAligner(bare, List.of("a b-a"))
                .align(Letters.sure(bare, "A_BA", 0.9))
                .getFirst();
        assertEquals(List.of(0, 2), words.stream().map(CtcWord::start).toList());
        assertEquals(List.of(1, 4), words.stream().map(CtcWord::end).toList());
    }

    @Test
    void whatIsSaidAroundTheTextIsPassedOver() throws InterruptedException {
        var path = "WHY|NOW__|FINE|MORNING|__OH|YES|__HOW|ARE|YOU__|BYE|BYE";
        var lines = lines(path, List.of("Fine morning!", "How are you?"));
        assertEquals(path.indexOf("FINE"), lines.getFirst().getFirst().start());
        assertEquals(path.indexOf("MORNING") + 7, lines.getFirst().getLast().end());
        assertEquals(path.indexOf("HOW"), lines.getLast().getFirst().start());
        assertEquals(path.indexOf("YOU") + 3, lines.getLast().getLast().end());
    }

    @Test
    void aTextThatFillsAllFramesLosesNone() throws InterruptedException {
        var words = lines("GO|ON", List.of("go on")).getFirst();
        assertEquals(List.of(0, 3), words.stream().map(CtcWord::start).toList());
        assertEquals(List.of(2, 5), words.stream().map(CtcWord::end).toList());
    }

    @Test
    void aWordThatIsNotSaidIsImprobable() throws InterruptedException {
        var words = align("__THE________|CAT_____|", "the dog cat");
        assertTrue(words.get(0).confidence().orElseThrow() > 0.8);
        assertTrue(words.get(1).confidence().orElseThrow() < 0.05);
        assertTrue(words.get(2).confidence().orElseThrow() > 0.8);
    }

    /// Of all paths that spell the text, with anything before it and after it.
    @Test
    void noOtherPathIsMoreProbable() throws InterruptedException {
        var small = Letters.vocabulary("_|AB");
        var random = new Random(9);
        for (int trial = 0; trial < 60; trial++) {
            var emissions = Letters.random(random, 4 + random.nextInt(3), small.size(), 3);
            var spans = new CtcAligner(small, List.of("a b")).align(emissions).getFirst();
            assertEquals(best(emissions, small), best(emissions, spans, small), 1e-5);
        }
    }

    /// Of all frames that two letters may take.
    private static double best(Emissions emissions, CtcVocabulary vocabulary) {
        double best = Double.NEGATIVE_INFINITY;
        int frames = emissions.frames();
        for (int a = 0; a < frames; a++) {
            for (int aEnd = a + 1; aEnd < frames; aEnd++) {
                for (int b = aEnd + 1; b < frames; b++) {
                    for (int bEnd = b + 1; bEnd <= frames; bEnd++) {
                        var words = List.of(word("a", a, aEnd), word("b", b, bEnd));
                        best = Math.max(best, best(emissions, words, vocabulary));
                    }
                }
            }
        }
        return best;
    }

    private static CtcWord word(String text, int start, int end) {
        return new CtcWord(text, start, end, OptionalDouble.empty());
    }

    /// The most probable path in which two letters take exactly these frames.
    private static double best(Emissions emissions, List<CtcWord> words, CtcVocabulary vocabulary) {
        var a = words.getFirst();
        var b = words.getLast();
        double sum = around(emissions, 0, a.start(), vocabulary.blank())
                + held(emissions, a.start(), a.end(), vocabulary.number("A").orElseThrow())
                + held(emissions, b.start(), b.end(), vocabulary.number("B").orElseThrow())
                + around(emissions, b.end(), emissions.frames(), vocabulary.blank());
        double between = Double.NEGATIVE_INFINITY;
        for (int from = a.end(); from < b.start(); from++) {
            for (int to = from + 1; to <= b.start(); to++) {
                between = Math.max(
                        between,
                        held(emissions, a.end(), from, vocabulary.blank())
                                + held(emissions, from, to, vocabulary.delimiter())
                                + held(emissions, to, b.start(), vocabulary.blank()));
            }
        }
        return sum + between;
    }

    /// Blanks, with anything among them, for one frame at least; that may be the silent one that is added.
    private static double around(Emissions emissions, int from, int to, int blank) {
        double best = held(emissions, from, to, blank) - Math.log(2);
        for (int first = from; first < to; first++) {
            for (int last = first + 1; last <= to; last++) {
                double sum = held(emissions, from, first, blank) + held(emissions, last, to, blank);
                for (int frame = first; frame < last; frame++) {
                    sum += emissions.at(frame, emissions.best(frame)) - Math.log(2);
                }
                best = Math.max(best, sum);
            }
        }
        return best;
    }

    private static double held(Emissions emissions, int from, int to, int token) {
        double sum = 0;
        for (int frame = from; frame < to; frame++) {
            sum += emissions.at(frame, token);
        }
        return sum;
    }

    @Test
    void aTextWithoutWordsIsRefused() throws InterruptedException {
        for (String text : List.of("", " \n", "- …")) {
            assertRefused("The text holds nothing that is spoken", text);
        }
    }

    @Test
    void aTextInAnotherScriptIsRefusedWithTheLettersThatAreKnown() throws InterruptedException {
        assertRefused("none of the letters that the model knows, which are ' A B C", "Доброе утро");
        assertRefused("none of the letters that the model knows", "1984 — 42");
    }

    private void assertRefused(String sentence, String text) throws InterruptedException {
        var refusal = assertThrows(SttException.class, () -> align("_A_", text));
        assertEquals(SttError.UNSUPPORTED, refusal.error());
        assertTrue(refusal.sentence().contains(sentence), refusal.sentence());
    }

    private List<CtcWord> align(String path, String text) throws InterruptedException {
        return lines(path, List.of(text)).getFirst();
    }

    private List<List<CtcWord>> lines(String path, List<String> lines) throws InterruptedException {
        return new CtcAligner(vocabulary, lines).align(Letters.sure(vocabulary, path, 0.9));
    }
}
