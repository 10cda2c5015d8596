package dev.earshot.engine.scoring;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// For any language: lower case, nothing in brackets, no punctuation and symbols, single blanks. The
/// same text as `BasicTextNormalizer` of openai/whisper at c0d2f62 gives (Radford et al., "Robust
/// Speech Recognition via Large-Scale Weak Supervision", 2022, appendix C). It does not trim.
///
/// Like the reference, it makes a blank of each combining mark that does not compose with its letter.
/// That breaks words of Devanagari, Thai, vocalised Arabic and Hebrew and others into pieces: their
/// word error rates are not comparable with those of other normalisers. [#splittingLetters] makes the
/// rate one of letters, for languages written without blanks.
public final class BasicNormalizer implements TextNormalizer {
    private static final Rewrite BRACKETS = new Rewrite("[<\\[][^>\\]]*[>\\]]", "");
    private static final Rewrite PARENTHESES = new Rewrite("\\(([^)]+?)\\)", "");
    private static final Rewrite BLANKS = new Rewrite(Characters.SPACE + "+", " ");
    private static final Pattern LETTER = Pattern.compile("\\X");

    private final UnaryOperator<String> clean;
    private final UnaryOperator<String> spread;

    private BasicNormalizer(UnaryOperator<String> clean, UnaryOperator<String> spread) {
        this.clean = clean;
        this.spread = spread;
    }

    public BasicNormalizer() {
        this(Characters::withoutSymbols, text -> text);
    }

    /// The same, with é as e and ß as ss.
    public BasicNormalizer withoutDiacritics() {
        return new BasicNormalizer(text -> Characters.withoutDiacritics(text, ""), spread);
    }

    /// The same, with a blank between all letters.
    public BasicNormalizer splittingLetters() {
        return new BasicNormalizer(clean, BasicNormalizer::letters);
    }

    @Override
    public String normalize(String text) {
        String spoken = withoutAsides(text.toLowerCase(Locale.ROOT));
        return singleBlanks(spread.apply(clean.apply(spoken).toLowerCase(Locale.ROOT)));
    }

    /// Without what stands in brackets, which nobody said.
    static String withoutAsides(String text) {
        return PARENTHESES.apply(BRACKETS.apply(text));
    }

    static String singleBlanks(String text) {
        return BLANKS.apply(text);
    }

    private static String letters(String text) {
        return LETTER.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }
}
