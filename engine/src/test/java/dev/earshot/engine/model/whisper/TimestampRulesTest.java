package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tokens 0 to 9 are text, 10 ends it, 11 to 14 are other special tokens (14 is "no time stamps"), 15 to 24 time
/// stamps.
class TimestampRulesTest {
    private static final int END = 10;
    private static final int NO_TIMESTAMPS = 14;
    private static final int FIRST = 15;
    private static final int VOCABULARY = 25;
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private static final TimestampRules RULES = new TimestampRules(END, NO_TIMESTAMPS, FIRST, OptionalInt.of(3));

    @Test
    void aTextBeginsWithATimeStampThatIsNotTooLate() {
        assertEquals("15-18", allowed(RULES, level()));
        assertEquals("15-24", allowed(new TimestampRules(END, NO_TIMESTAMPS, FIRST, OptionalInt.empty()), level()));
    }

    @Test
    void textFollowsTheFirstTimeStamp() {
        assertEquals("0-13", allowed(RULES, level(), 16));
    }

    @Test
    void afterTextTheTimeStampMustBeLater() {
        assertEquals("0-13 18-24", allowed(RULES, textLikely(), 17, 3));
        assertEquals("0-13 18-24", allowed(RULES, textLikely(), 17, 3, 4, 5));
    }

    @Test
    void theTimeStampThatClosesASegmentMayBeRepeatedOrTheTextMayEnd() {
        var end = level();
        end[END] = 9;

        assertEquals("10-13 20-24", allowed(RULES, end, 16, 3, 20));
        assertEquals("20-24", allowed(RULES, level(), 16, 3, 20));
    }

    @Test
    void afterAPairComesText() {
        assertEquals("0-13", allowed(RULES, level(), 16, 3, 20, 20));
        assertEquals("0-13", allowed(RULES, level(), 16, 3, 20, 21));
    }

    @Test
    void aTimeStampIsDueWhenAllTogetherAreMoreProbableThanAnyToken() {
        var scores = level();
        scores[3] = 1.7f; // the seven time stamps left, together ln 7 = 1.95

        assertEquals("18-24", allowed(RULES, scores, 17, 3));
        scores[3] = 2;
        assertEquals("0-13 18-24", allowed(RULES, scores, 17, 3));
    }

    @Test
    void theEndOfTheTextCountsAsOneOfTheOthers() {
        var scores = level();
        scores[END] = 2;

        assertEquals("0-13 18-24", allowed(RULES, scores, 17, 3));
    }

    @Test
    void afterTheLastTimeStampOfAllTextGoesOn() {
        assertEquals("0-13", allowed(RULES, level(), 17, 3, 24, 24, 5));
    }

    @Test
    void leavesOtherRowsAlone() {
        var rows = new float[3 * VOCABULARY];
        RULES.apply(rows, VOCABULARY, VOCABULARY, new int[0], 0);

        assertArrayEquals(new float[VOCABULARY], Arrays.copyOf(rows, VOCABULARY));
        assertArrayEquals(new float[VOCABULARY], Arrays.copyOfRange(rows, 2 * VOCABULARY, 3 * VOCABULARY));
    }

    /// Texts as they come, against the rules written down one by one.
    @Test
    void agreesWithTheRulesOneByOne() {
        var random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            var text = random.ints(random.nextInt(7), 0, VOCABULARY)
                    .map(token -> random.nextBoolean() ? token : FIRST + token % 10)
                    .toArray();
            var scores = new float[VOCABULARY];
            for (int i = 0; i < VOCABULARY; i++) {
                scores[i] = (float) random.nextGaussian() + (i < FIRST ? 1.5f : 0);
            }
            var expected = oneByOne(scores.clone(), text);

            RULES.apply(scores, 0, VOCABULARY, text, text.length);

            assertArrayEquals(expected, scores, () -> Arrays.toString(text));
        }
    }

    private static float[] oneByOne(float[] scores, int[] text) {
        int n = text.length;
        scores[NO_TIMESTAMPS] = NEVER;
        boolean last = n >= 1 && text[n - 1] >= FIRST;
        boolean beforeLast = n < 2 || text[n - 2] >= FIRST;
        if (last && beforeLast) {
            Arrays.fill(scores, FIRST, VOCABULARY, NEVER);
        }
        if (last && !beforeLast) {
            Arrays.fill(scores, 0, END, NEVER);
        }
        var stamps = Arrays.stream(text).filter(token -> token >= FIRST).toArray();
        for (int token = FIRST; stamps.length > 0 && token < VOCABULARY; token++) {
            int latest = stamps[stamps.length - 1];
            if (last && !beforeLast ? token < latest : token <= latest) {
                scores[token] = NEVER;
            }
        }
        if (n == 0) {
            Arrays.fill(scores, 0, FIRST, NEVER);
            Arrays.fill(scores, FIRST + 3 + 1, VOCABULARY, NEVER);
        }
        double together = 0;
        double other = 0;
        for (int token = 0; token < VOCABULARY; token++) {
            if (token >= FIRST) {
                together += Math.exp(scores[token]);
            } else {
                other = Math.max(other, Math.exp(scores[token]));
            }
        }
        if (together > other) {
            Arrays.fill(scores, 0, FIRST, NEVER);
        }
        return scores;
    }

    private static float[] level() {
        return new float[VOCABULARY];
    }

    private static float[] textLikely() {
        var scores = level();
        scores[0] = 9;
        return scores;
    }

    /// The tokens that may follow, as ranges.
    private static String allowed(TimestampRules rules, float[] scores, int... text) {
        var row = scores.clone();
        rules.apply(row, 0, VOCABULARY, Arrays.copyOf(text, text.length + 3), text.length);
        var ranges = new StringBuilder();
        for (int token = 0; token < VOCABULARY; token++) {
            boolean begins = row[token] != NEVER && (token == 0 || row[token - 1] == NEVER);
            boolean ends = row[token] != NEVER && (token == VOCABULARY - 1 || row[token + 1] == NEVER);
            ranges.append(begins ? (ranges.isEmpty() ? "" : " ") + token : "").append(ends ? "-" + token : "");
        }
        return ranges.toString();
    }
}
