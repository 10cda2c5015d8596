package dev.earshot.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignerTest {
    private static final Aligner ALIGNER = new Aligner(EditCosts.LEVENSHTEIN);

    @Test
    void saysWhatBecameOfEachWord() {
        var alignment = align(ALIGNER, "turn on the lights in the kitchen", "please turn on the light in kitchen");

        assertEquals(
                List.of(
                        new Edit.Insertion(0),
                        new Edit.Hit(0, 1),
                        new Edit.Hit(1, 2),
                        new Edit.Hit(2, 3),
                        new Edit.Substitution(3, 4),
                        new Edit.Hit(4, 5),
                        new Edit.Deletion(5),
                        new Edit.Hit(6, 6)),
                alignment.edits());
        assertEquals(new ErrorCounts(5, 1, 1, 1), alignment.counts());
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource({
        // reference, hypothesis, hits, substitutions, deletions, insertions
        "a b c,       a b c,     3, 0, 0, 0",
        "a b c,       '',        0, 0, 3, 0",
        "'',          a b,       0, 0, 0, 2",
        "'',          '',        0, 0, 0, 0",
        "a b c d,     b c d,     3, 0, 1, 0",
        "b c d,       a b c d,   3, 0, 0, 1",
        "a b,         c d,       0, 2, 0, 0",
        "a a b,       a b,       2, 0, 1, 0",
        // Ties as rapidfuzz, and with it jiwer, decides them: two substitutions rather than a hit between two errors,
        // but (an example of jiwer's manual) a hit rather than three substitutions.
        "a b,         b c,       0, 2, 0, 0",
        "short one here, shoe order one, 1, 1, 1, 1",
        "x a b y,     x b a y,   3, 0, 1, 1",
        "k i t t e n, s i t t i n g, 4, 2, 0, 1",
    })
    void countsEachKindOfEdit(
            String reference, String hypothesis, int hits, int substitutions, int deletions, int insertions) {
        assertEquals(
                new ErrorCounts(hits, substitutions, deletions, insertions),
                align(ALIGNER, reference, hypothesis).counts());
    }

    @Test
    void scliteRatherDeletesAndInsertsThanPutsUnlikeWordsAgainstEachOther() {
        // Two substitutions are 2, a hit between a deletion and an insertion is 2; by sclite they are 8 and 6.
        assertEquals(new ErrorCounts(0, 2, 0, 0), align(ALIGNER, "a c", "c x").counts());
        assertEquals(
                new ErrorCounts(1, 0, 1, 1),
                align(new Aligner(EditCosts.SCLITE), "a c", "c x").counts());
        // A single unlike word is a substitution (4) by both, not a deletion and an insertion (6).
        assertEquals(
                new ErrorCounts(1, 1, 0, 0),
                align(new Aligner(EditCosts.SCLITE), "a c", "x c").counts());
    }

    @Test
    void aStartIsAlignedWithoutWhatFollows() {
        var alignment = ALIGNER.alignToStart(words("so we go to the beach this summer"), words("so he go to"));

        assertEquals(words("so we go to"), alignment.reference());
        assertEquals(new ErrorCounts(3, 1, 0, 0), alignment.counts());
    }

    @Test
    void aStartThatFitsNowhereIsAsLongAsItself() {
        assertEquals(
                words("a b"),
                ALIGNER.alignToStart(words("a b c d"), words("x y")).reference());
        assertEquals(
                List.of(), ALIGNER.alignToStart(words("a b c d"), List.of()).reference());
    }

    @Test
    void savingMemoryCostsNoMoreThanTheTable() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var costs = round % 2 == 0 ? EditCosts.LEVENSHTEIN : EditCosts.SCLITE;
            var reference = text(random, random.nextInt(150));
            var hypothesis = text(random, random.nextInt(150));
            var byTable = new Aligner(costs).align(reference, hypothesis);
            var inHalves = new Aligner(costs, 4).align(reference, hypothesis);

            assertEquals(cost(costs, byTable), cost(costs, inHalves), () -> reference + " | " + hypothesis);
            goesThroughBoth(inHalves);
        }
    }

    @Test
    void alignsTextsOfTwentyThousandWords() {
        var random = new Random(3);
        var reference = IntStream.range(0, 20_000)
                .mapToObj(_ -> "w" + random.nextInt(3000))
                .toList();
        var hypothesis = new ArrayList<String>();
        int wrong = 0;
        for (String word : reference) {
            switch (random.nextInt(60)) {
                case 0 -> wrong++;
                case 1 -> {
                    hypothesis.add("unheard");
                    wrong++;
                }
                case 2 -> {
                    hypothesis.addAll(List.of(word, "unheard"));
                    wrong++;
                }
                default -> hypothesis.add(word);
            }
        }

        var alignment = ALIGNER.align(reference, hypothesis);

        // Neighbours that were deleted and inserted may be one substitution.
        int errors = alignment.counts().errors();
        assertTrue(errors <= wrong && errors > wrong * 9 / 10, errors + " of " + wrong);
        goesThroughBoth(alignment);
    }

    private static void goesThroughBoth(WordAlignment alignment) {
        int reference = 0;
        int hypothesis = 0;
        for (Edit edit : alignment.edits()) {
            switch (edit) {
                case Edit.Hit hit -> {
                    assertEquals(new Edit.Hit(reference, hypothesis), hit);
                    assertEquals(
                            alignment.reference().get(reference++),
                            alignment.hypothesis().get(hypothesis++));
                }
                case Edit.Substitution both -> assertEquals(new Edit.Substitution(reference++, hypothesis++), both);
                case Edit.Deletion deletion -> assertEquals(new Edit.Deletion(reference++), deletion);
                case Edit.Insertion insertion -> assertEquals(new Edit.Insertion(hypothesis++), insertion);
            }
        }
        assertEquals(alignment.reference().size(), reference);
        assertEquals(alignment.hypothesis().size(), hypothesis);
    }

    private static int cost(EditCosts costs, WordAlignment alignment) {
        var counts = alignment.counts();
        return counts.substitutions() * costs.substitution()
                + counts.deletions() * costs.deletion()
                + counts.insertions() * costs.insertion();
    }

    private static List<String> text(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(4))))
                .toList();
    }

    private static WordAlignment align(Aligner aligner, String reference, String hypothesis) {
        return aligner.align(words(reference), words(hypothesis));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
