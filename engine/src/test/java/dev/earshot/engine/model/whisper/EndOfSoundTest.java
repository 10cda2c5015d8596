package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndOfSoundTest {
    private static final int END_OF_TEXT = 5;
    private static final int FIRST = 10; // the time stamp 0.00
    private static final int VOCABULARY = 60;
    private static final int OFFSET = VOCABULARY; // the second row of a batch

    private final EndOfSound rule = new EndOfSound(END_OF_TEXT, FIRST, 30);

    private List<Integer> allowedAfter(int... tokens) {
        var logits = new float[3 * VOCABULARY];
        rule.apply(logits, OFFSET, VOCABULARY, tokens, tokens.length);
        for (int other = 0; other < VOCABULARY; other++) {
            assertEquals(0, logits[other], "a row of another text");
            assertEquals(0, logits[2 * VOCABULARY + other], "a row of another text");
        }
        return IntStream.range(0, VOCABULARY)
                .filter(token -> logits[OFFSET + token] == 0)
                .boxed()
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    @Test
    void noTimeIsWrittenBeyondTheEnd() {
        assertEquals(upTo(FIRST + 30), allowedAfter());
        assertEquals(upTo(FIRST + 30), allowedAfter(FIRST, 1, 2));
    }

    @Test
    void aSegmentThatClosesEarlierMayBeFollowedByAnother() {
        assertEquals(upTo(FIRST + 30), allowedAfter(FIRST, 1, FIRST + 14));
    }

    @Test
    void aSegmentThatClosesNearTheEndIsTheLast() {
        assertEquals(List.of(END_OF_TEXT), allowedAfter(FIRST, 1, FIRST + 15));
        assertEquals(List.of(END_OF_TEXT), allowedAfter(FIRST, 1, FIRST + 30));
    }

    @Test
    void aSegmentThatOpensNearTheEndIsWritten() {
        assertEquals(upTo(FIRST + 30), allowedAfter(FIRST + 20));
        assertEquals(upTo(FIRST + 30), allowedAfter(FIRST, 1, FIRST + 14, FIRST + 20));
    }

    @Test
    void aSoundAsLongAsAWindowForbidsNoTime() {
        var logits = new float[VOCABULARY];
        new EndOfSound(END_OF_TEXT, FIRST, 100).apply(logits, 0, VOCABULARY, new int[0], 0);
        for (float logit : logits) {
            assertEquals(0, logit);
        }
    }
}
