package dev.earshot.engine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GreedyCtcTest {
    private final CtcVocabulary vocabulary = Letters.vocabulary("_|ABL");

    @Test
    void repetitionsAreOneTokenUnlessABlankIsBetween() {
        assertEquals("ABAL LA", decode("_AAB__A_LL||L_AA").text());
        assertEquals("ALLA", decode("AL_LA").text());
    }

    @Test
    void twoDelimitersAroundABlankAreTwoBlanksButNoWord() {
        var text = decode("|A|_|B|");
        assertEquals("A  B", text.text());
        assertEquals(List.of("A", "B"), text.words().stream().map(CtcWord::text).toList());
    }

    @Test
    void aWordLastsFromItsFirstTokenToItsLast() {
        var word = decode("||_AA_B__|L").words().getFirst();
        assertEquals(3, word.start());
        assertEquals(7, word.end());
    }

    @Test
    void whereNothingIsHeardThereIsNoWord() {
        assertEquals(new CtcText("", List.of()), decode("___||__"));
        assertEquals(new CtcText("", List.of()), decode(""));
    }

    @Test
    void aWordIsAsSureAsItsLeastSureFrame() {
        var sure = Letters.sure(vocabulary, "AA|B", 0.999);
        float[] scores = sure.logProbabilities().clone();
        scores[sure.tokens() + 4] = -1;
        var words = CtcText.of(vocabulary, GreedyCtc.decode(Emissions.ofScores(scores, sure.tokens()), 0))
                .words();
        var doubted = new FrameConfidence(Emissions.ofScores(scores, sure.tokens()));

        assertEquals(doubted.of(1), words.getFirst().confidence().orElseThrow());
        assertTrue(words.getLast().confidence().orElseThrow() > doubted.of(1) + 0.2);
    }

    private CtcText decode(String path) {
        return CtcText.of(vocabulary, GreedyCtc.decode(Letters.sure(vocabulary, path, 0.9), vocabulary.blank()));
    }
}
