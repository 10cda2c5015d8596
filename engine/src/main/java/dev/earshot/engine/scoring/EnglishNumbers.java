package dev.earshot.engine.scoring;

import static dev.earshot.engine.scoring.Characters.EDGE;
import static dev.earshot.engine.scoring.Characters.SPACE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Numbers of English as digits, with their signs, currencies, per cents and endings: "twenty first"
/// is "21st", "three euros and sixty five cents" is "€3.65". A single one stays "one". Safe for many
/// threads.
final class EnglishNumbers {
    private static final Pattern AND_A_HALF = Pattern.compile(EDGE + "and" + SPACE + "+a" + SPACE + "+half" + EDGE);
    private static final List<Rewrite> APART = List.of(
            new Rewrite("([a-z])([0-9])", "$1 $2"),
            new Rewrite("([0-9])([a-z])", "$1 $2"),
            new Rewrite("([0-9])" + SPACE + "+(st|nd|rd|th|s)" + EDGE, "$1$2"));
    private static final Pattern WITH_CENTS = Pattern.compile("([€£$])([0-9]+) (?:and )?¢([0-9]{1,2})" + EDGE);
    private static final Pattern CENTS_ONLY = Pattern.compile("[€£$]0.([0-9]{1,2})" + EDGE);
    private static final Rewrite ONE = new Rewrite(EDGE + "1(s?)" + EDGE, "one$1");

    private final NumberWords words = new NumberWords();

    /// @param text in lower case, without punctuation
    String inDigits(String text) {
        String apart = halves(text);
        for (Rewrite rewrite : APART) {
            apart = rewrite.apply(apart);
        }
        String digits = String.join(" ", new NumberReader(words).read(Characters.words(apart)));
        return ONE.apply(cents(digits));
    }

    /// "two and a half" as "two point five".
    private String halves(String text) {
        String[] parts = AND_A_HALF.split(text, -1);
        var result = new ArrayList<String>();
        for (int i = 0; i < parts.length; i++) {
            var said = Characters.words(parts[i]);
            if (said.isEmpty()) {
                continue;
            }
            result.add(parts[i]);
            if (i < parts.length - 1) {
                result.add(number(said.getLast()) ? "point five" : "and a half");
            }
        }
        return String.join(" ", result);
    }

    private boolean number(String word) {
        return switch (words.of(word)) {
            case NumberWord.Unit _, NumberWord.Ten _, NumberWord.Zero _, NumberWord.Multiplier _ -> true;
            case NumberWord _ -> false;
        };
    }

    private static String cents(String text) {
        String joined = WITH_CENTS
                .matcher(text)
                .replaceAll(found -> "\\" + found.group(1) + found.group(2) + "." + padded(found));
        return CENTS_ONLY.matcher(joined).replaceAll(found -> "¢" + Integer.parseInt(found.group(1)));
    }

    private static String padded(MatchResult found) {
        String cents = found.group(3);
        return cents.length() == 1 ? "0" + cents : cents;
    }
}
