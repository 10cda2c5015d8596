package dev.earshot.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
    private static final Scorer SCORER = new Scorer(TextNormalizer.none(), new Aligner(EditCosts.LEVENSHTEIN));

    @ParameterizedTest
    @CsvSource({
        // reference, hypothesis, WER, MER, WIP; by hand from hits, substitutions, deletions, insertions
        "one two three four, one two tree four five, 0.5, 0.4, 0.45", // 3 1 0 1: 2/4, 2/5, 3/4 * 3/5
        "hello, '',             1,   1, 0",
        "'',    hello,          1,   1, 0",
        "'',    one two three,  3,   1, 0",
        "'',    '',             0,   0, 1",
        "same,  same,           0,   0, 1",
        "a,     b c d,          3,   1, 0", // a substitution and two insertions
    })
    void hasTheRatesOfJiwer(String reference, String hypothesis, double wer, double mer, double wip) {
        var counts = SCORER.score("", reference, hypothesis).words().counts();

        assertEquals(wer, counts.wer(), 1e-12);
        assertEquals(mer, counts.mer(), 1e-12);
        assertEquals(wip, counts.wip(), 1e-12);
        assertEquals(1 - wip, counts.wil(), 1e-12);
    }

    @Test
    void poolsErrorsAndNotRates() {
        var corpus = new CorpusScore(List.of(
                SCORER.score("short", "yes", "no"), // 1 of 1
                SCORER.score("long", "a b c d e f g h i", "a b c d e f g h i"), // 0 of 9
                SCORER.score("silent", "", "well"))); // 1 of none

        assertEquals(new ErrorCounts(9, 1, 0, 1), corpus.words());
        assertEquals(0.2, corpus.words().wer(), 1e-12);
        assertEquals(2.0 / 11, corpus.words().mer(), 1e-12);
        assertEquals(9.0 / 10 * 9 / 11, corpus.words().wip(), 1e-12);
        assertEquals(
                List.of(1.0, 0.0, 1.0),
                corpus.files().stream().map(file -> file.words().counts().wer()).toList());
    }

    @Test
    void charactersAreCodePointsWithTheBlanksBetweenWords() {
        // "ab cd" to "abcd": the blank is missing. Blanks at the ends are no characters.
        assertEquals(
                new ErrorCounts(4, 0, 1, 0), SCORER.score("", " ab cd ", "abcd").characters());
        assertEquals(0.2, SCORER.score("", "ab cd", "abcd").characters().wer(), 1e-12);
        assertEquals(new ErrorCounts(1, 1, 0, 0), SCORER.score("", "😀a", "😁a").characters());
        assertEquals(3, SCORER.score("", "", "abd").characters().wer());
    }

    @Test
    void bothTextsAreNormalised() {
        var scorer = new Scorer(new EnglishNormalizer(), new Aligner(EditCosts.LEVENSHTEIN));

        var score =
                scorer.score("", "The colour wasn't grey, it's 20%!", "the color was not gray it is twenty percent");

        assertEquals(0, score.words().counts().errors());
        assertEquals(0, score.characters().errors());
    }
}
