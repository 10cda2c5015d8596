package dev.earshot.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Against what openai/whisper's normalisers made of the same texts; skipped where the fixtures are
/// absent.
class NormalizerParityTest {
    private static final String FIXTURE = "text/normalizer.json";

    /// Cases whose English text depends on the spelling table of the reference, which is not ours:
    /// each may differ from it. Today none does.
    private static final Set<String> OF_THE_SPELLING_TABLE = Set.of(
            "mobilisation",
            "cancelation",
            "The colour of the neighbour's aeroplane: centre, theatre, organise, realise, travelling");

    @Test
    void basicTextsAreThoseOfTheReference() {
        var plain = new BasicNormalizer();
        var differing = new ArrayList<String>();
        for (var golden : Shared.json(FIXTURE).required("cases")) {
            String text = golden.path("text").asString();
            compare(differing, text, golden.path("basic").asString(), plain);
            compare(differing, text, golden.path("basic_no_diacritics").asString(), plain.withoutDiacritics());
            compare(differing, text, golden.path("basic_split_letters").asString(), plain.splittingLetters());
        }
        assertEquals(List.of(), differing);
    }

    @Test
    void englishTextsAreThoseOfTheReference() {
        var english = new EnglishNormalizer();
        var differing = new ArrayList<String>();
        var cases = Shared.json(FIXTURE).required("cases");
        for (var golden : cases) {
            String text = golden.path("text").asString();
            if (!OF_THE_SPELLING_TABLE.contains(text)) {
                compare(differing, text, golden.path("english").asString(), english);
            }
        }
        assertTrue(cases.size() > 250);
        assertEquals(List.of(), differing);
    }

    @Test
    void spellingsOfOurOwnMakeTheSameOfTheReferencesCases() {
        var differing = new ArrayList<String>();
        for (var golden : Shared.json(FIXTURE).required("cases")) {
            String text = golden.path("text").asString();
            if (OF_THE_SPELLING_TABLE.contains(text)) {
                compare(differing, text, golden.path("english").asString(), new EnglishNormalizer());
            }
        }
        assertEquals(List.of(), differing);
    }

    @Test
    void errorsAreThoseOfTheReference() {
        var scorer = new Scorer(new EnglishNormalizer(), new Aligner(EditCosts.LEVENSHTEIN));
        for (var golden : Shared.json(FIXTURE).required("wer")) {
            var counts = scorer.score(
                            "",
                            golden.path("reference").asString(),
                            golden.path("hypothesis").asString())
                    .words()
                    .counts();
            assertEquals(golden.path("edits").asInt(), counts.errors(), golden::toString);
            assertEquals(golden.path("reference_words").asInt(), counts.reference(), golden::toString);
        }
    }

    private static void compare(List<String> differing, String text, String expected, TextNormalizer normalizer) {
        String actual = normalizer.normalize(text);
        if (!actual.equals(expected)) {
            differing.add("«%s» is «%s», not «%s»".formatted(text, actual, expected));
        }
    }
}
