package dev.earshot.engine.scoring;

import static dev.earshot.engine.scoring.Characters.EDGE;
import static dev.earshot.engine.scoring.Characters.SPACE;

import java.util.List;
import java.util.Locale;

/// For English: [BasicNormalizer] without diacritics, and no hesitations, contractions written out,
/// numbers in digits, American spelling. The same text as `EnglishTextNormalizer` of openai/whisper
/// c0d2f62 gives (Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision",
/// 2022, appendix C), but for spellings: the reference looks words up in a table that it took from a
/// web page, [AmericanSpelling] has rules and a list of our own. It does not trim.
public final class EnglishNormalizer implements TextNormalizer {
    private static final String KEPT = ".%$¢€£";

    private static final List<Rewrite> BEFORE = List.of(
            new Rewrite(EDGE + "(hmm|mm|mhm|mmm|uh|um)" + EDGE, ""),
            // No blank before an apostrophe: "he 's" is "he's".
            new Rewrite(SPACE + "+'", "'"));

    private static final List<Rewrite> MARKS = List.of(
            new Rewrite("(\\p{Nd}),(\\p{Nd})", "$1$2"),
            // A point that is followed by no digit ends a sentence or an abbreviation.
            new Rewrite("\\.([^0-9]|\\z)", " $1"));

    /// Symbols that are at no number.
    private static final List<Rewrite> AFTER =
            List.of(new Rewrite("[.$¢€£]([^0-9])", " $1"), new Rewrite("([^0-9])%", "$1 "));

    private final Contractions contractions = new Contractions();
    private final EnglishNumbers numbers = new EnglishNumbers();
    private final AmericanSpelling spelling = new AmericanSpelling();

    @Override
    public String normalize(String text) {
        String said = BasicNormalizer.withoutAsides(text.toLowerCase(Locale.ROOT));
        String written = all(MARKS, contractions.writeOut(all(BEFORE, said)));
        String plain = Characters.withoutDiacritics(written, KEPT);
        return BasicNormalizer.singleBlanks(all(AFTER, spelling.of(numbers.inDigits(plain))));
    }

    private static String all(List<Rewrite> rewrites, String text) {
        String result = text;
        for (Rewrite rewrite : rewrites) {
            result = rewrite.apply(result);
        }
        return result;
    }
}
