package dev.earshot.engine.scoring;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Characters as Python's Unicode functions see them, since the reference normalisers are written in
/// it.
final class Characters {
    /// One character of white space.
    static final String SPACE = "[\\p{IsWhite_Space}\\x1c-\\x1f]";
    /// Where a word begins or ends. Other than in Java, marks are no part of a word, and all numbers
    /// are.
    static final String EDGE;

    static {
        String inWord = "[\\p{L}\\p{N}_]";
        EDGE = "(?:(?<=" + inWord + ")(?!" + inWord + ")|(?<!" + inWord + ")(?=" + inWord + "))";
    }

    /// Letters that do not come apart into a letter and a mark.
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"));

    private Characters() {}

    static List<String> words(String text) {
        return Arrays.stream(text.split(SPACE + "+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Composed (NFKC), with a blank for each mark, symbol and punctuation.
    static String withoutSymbols(String text) {
        return each(Normalizer.normalize(text, Normalizer.Form.NFKC), c -> symbol(c) ? " " : Character.toString(c));
    }

    /// Decomposed (NFKD), without diacritics, with a blank for each symbol and punctuation but those
    /// in `kept`.
    static String withoutDiacritics(String text, String kept) {
        return each(Normalizer.normalize(text, Normalizer.Form.NFKD), c -> {
            if (kept.indexOf(c) >= 0) {
                return Character.toString(c);
            }
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                return "";
            }
            return symbol(c) ? " " : LETTERS.getOrDefault(c, Character.toString(c));
        });
    }

    private static String each(String text, IntFunction<String> change) {
        return text.codePoints().mapToObj(change).collect(Collectors.joining());
    }

    private static boolean symbol(int c) {
        return switch ((byte) Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
