package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CtcAlignmentTest {
    private final CtcVocabulary vocabulary = Letters.vocabulary("_|ABL");

    @Test
    void thePathIsTheMostProbableOfAllThatCollapseToTheText() throws InterruptedException {
        var random = new Random(3);
        for (int trial = 0; trial < 150; trial++) {
            var emissions = trial % 2 == 0 ? Letters.random(random, frames(random), 3, 3) : even(random);
            int[] tokens = random.ints(random.nextInt(4), 1, 3).toArray();
            double[] best = {Double.NEGATIVE_INFINITY};
            Paths.forEach(emissions, (path, logProbability) -> {
                if (Paths.collapse(path, 0).equals(Arrays.stream(tokens).boxed().toList())) {
                    best[0] = Math.max(best[0], logProbability);
                }
            });
            if (best[0] == Double.NEGATIVE_INFINITY) {
                assertThrows(SttException.class, () -> CtcAlignment.align(emissions, tokens, 0));
            } else if (tokens.length > 0) {
                var spans = CtcAlignment.align(emissions, tokens, 0);
                assertEquals(best[0], score(emissions, spans), 1e-5);
                assertEquals(
                        Arrays.stream(tokens).boxed().toList(),
                        spans.stream().map(TokenSpan::token).toList());
            }
        }
    }

    private static int frames(Random random) {
        return 1 + random.nextInt(6);
    }

    /// Of few different probabilities, so that many paths are equally probable.
    private static Emissions even(Random random) {
        float[] scores = new float[3 * frames(random)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(2);
        }
        return new Emissions(scores, 3);
    }

    /// Of the path that the spans stand for, with blanks between them.
    private static double score(Emissions emissions, List<TokenSpan> spans) {
        int[] path = new int[emissions.frames()];
        int last = 0;
        for (var span : spans) {
            assertTrue(span.start() >= last && span.end() > span.start() && span.end() <= path.length);
            Arrays.fill(path, span.start(), span.end(), span.token());
            last = span.end();
        }
        double sum = 0;
        for (int frame = 0; frame < path.length; frame++) {
            sum += emissions.at(frame, path[frame]);
        }
        return sum;
    }

    @Test
    void aRepeatedTokenNeedsABlankBetween() throws InterruptedException {
        var spans = align("LLLL", "LL");
        assertEquals(1, spans.get(1).start() - spans.get(0).end());
    }

    @Test
    void aTokenIsAsSureAsItIsProbableInItsFrames() throws InterruptedException {
        var spans = align("__AAB__", "AB");
        assertEquals(2, spans.getFirst().start());
        assertEquals(4, spans.getFirst().end());
        assertEquals(0.9, spans.getFirst().confidence(), 1e-6);
        assertEquals(0.1 / 4, align("__LL__", "A").getFirst().confidence(), 1e-6);
    }

    @Test
    void anythingMayBeHeardWhereNoTokenIsKnown() throws InterruptedException {
        var emissions = Letters.sure(vocabulary, "_A_|_BL_AL__|_LB_", 0.9);
        int any = CtcAlignment.ANY;
        var spans = CtcAlignment.align(emissions, new int[] {2, 1, any, 1, 4, 3}, 0);

        assertEquals(new TokenSpan(any, 5, 10, 0), spans.get(2));
        assertEquals(
                List.of(1, 3, 5, 12, 14, 15),
                spans.stream().map(TokenSpan::start).toList());
    }

    @Test
    void anInterruptEndsIt() {
        var emissions = new Emissions(new float[5 * 1000], 5);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> CtcAlignment.align(emissions, new int[] {1, 2, 3}, 0));
    }

    @Test
    void audioThatIsTooShortIsRefusedWithASentence() throws InterruptedException {
        var refusal = assertThrows(SttException.class, () -> align("_A", "ALL"));
        assertEquals(SttError.AUDIO_INVALID, refusal.error());
        assertTrue(refusal.sentence().contains("has 4 letters where 2 at most can be said"), refusal.sentence());
    }

    @Test
    void aTextThatCannotBeHeardIsRefusedWithASentence() throws InterruptedException {
        float[] silence = new float[15];
        Arrays.fill(silence, Float.NEGATIVE_INFINITY);
        for (int frame = 0; frame < 3; frame++) {
            silence[frame * 5] = 0;
        }
        var emissions = new Emissions(silence, 5);
        assertEquals(
                SttError.AUDIO_INVALID,
                assertThrows(SttException.class, () -> CtcAlignment.align(emissions, new int[] {2}, 0))
                        .error());
    }

    @Test
    void givingUpWhatLagsBehindDoesNotChangeThePath() throws InterruptedException {
        var random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            var emissions = Letters.random(random, 400, 5, 4);
            int[] tokens = GreedyCtc.decode(emissions, 0).stream()
                    .mapToInt(TokenSpan::token)
                    .filter(token -> random.nextInt(10) > 0)
                    .toArray();
            assertEquals(CtcAlignment.align(emissions, tokens, 0), CtcAlignment.align(emissions, tokens, 0, 0, 60.0));
        }
    }

    @Test
    void theMarginGrowsWhereASmallOneLeadsNowhere() throws InterruptedException {
        var emissions = Letters.sure(vocabulary, "AAAAAAAAAALLLLLLLLLL", 0.999);
        int[] tokens = Letters.tokens(vocabulary, "LLLLLLLLAB");
        assertThrows(SttException.class, () -> CtcAlignment.align(emissions, tokens, 0, 0, 1.0));
        assertEquals(
                CtcAlignment.align(emissions, tokens, 0), CtcAlignment.align(emissions, tokens, 0, 0, 1.0, 10000.0));
    }

    private List<TokenSpan> align(String path, String text) throws InterruptedException {
        return CtcAlignment.align(
                Letters.sure(vocabulary, path, 0.9), Letters.tokens(vocabulary, text), vocabulary.blank());
    }
}
