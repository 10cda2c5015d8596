package dev.earshot.engine.decode;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// How a word of an ordinary text is spelt with the letters of a CTC model, which has few: mostly one
/// case and no punctuation.
///
/// A letter is taken as it is, in upper case, in lower case or without its diacritics, whichever the
/// model has first. A dash or slash between letters ends a word. For a digit, a spoken sign such as `%`
/// or a letter that the model has not, there is [CtcAlignment#ANY], once for several in a row. Other
/// punctuation is silent.
final class CtcSpelling {
    private static final String SPOKEN = "%&@#§°+=";

    private final CtcVocabulary vocabulary;

    CtcSpelling(CtcVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// @param word without white space
    /// @return its tokens; none when it is silent
    int[] spell(String word) {
        String letters = Normalizer.normalize(word, Normalizer.Form.NFC).replace('\u2019', '\'');
        int[] tokens = letters.codePoints().flatMap(this::spell).toArray();
        return withoutIdle(tokens);
    }

    /// The tokens of several words with delimiters between them.
    int[] spellWords(String text) {
        var tokens = IntStream.builder();
        for (var word : text.strip().split("\\s+", -1)) {
            IntStream.of(spell(word)).forEach(tokens);
            if (vocabulary.delimiter() >= 0) {
                tokens.add(vocabulary.delimiter());
            }
        }
        return withoutIdle(tokens.build().toArray());
    }

    private IntStream spell(int codePoint) {
        String letter = Character.toString(codePoint);
        for (var form : new String[] {
            letter,
            letter.toUpperCase(Locale.ROOT),
            letter.toLowerCase(Locale.ROOT),
            bare(letter).toUpperCase(Locale.ROOT),
            bare(letter).toLowerCase(Locale.ROOT)
        }) {
            if (!form.isEmpty() && form.codePoints().allMatch(this::isLetter)) {
                return form.codePoints().map(this::token);
            }
        }
        if (Character.getType(codePoint) == Character.DASH_PUNCTUATION || codePoint == '/') {
            return vocabulary.delimiter() < 0 ? IntStream.empty() : IntStream.of(vocabulary.delimiter());
        }
        return isSpoken(codePoint) ? IntStream.of(CtcAlignment.ANY) : IntStream.empty();
    }

    private boolean isLetter(int codePoint) {
        String spelling = Character.toString(codePoint);
        return vocabulary.isLetter(spelling) && vocabulary.number(spelling).isPresent();
    }

    private int token(int codePoint) {
        return vocabulary.number(Character.toString(codePoint)).orElseThrow();
    }

    private static String bare(String letter) {
        return Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }

    private static boolean isSpoken(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.CURRENCY_SYMBOL
                || SPOKEN.indexOf(codePoint) >= 0;
    }

    /// Without delimiters that end no word or begin one, and without repetitions of what stands for
    /// anything.
    private int[] withoutIdle(int[] tokens) {
        int[] kept = new int[tokens.length];
        int size = 0;
        for (int token : tokens) {
            boolean first = size == 0 || vocabulary.isDelimiter(kept[size - 1]);
            boolean repeated = size > 0 && token == CtcAlignment.ANY && kept[size - 1] == token;
            if (!repeated && !(first && vocabulary.isDelimiter(token))) {
                kept[size++] = token;
            }
        }
        boolean open = size > 0 && vocabulary.isDelimiter(kept[size - 1]);
        return Arrays.copyOf(kept, open ? size - 1 : size);
    }
}
