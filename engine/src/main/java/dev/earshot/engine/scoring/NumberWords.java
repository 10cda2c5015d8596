package dev.earshot.engine.scoring;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of English that numbers are said with.
final class NumberWords {
    private static final List<String> UNITS = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    /// Each a thousand times the one before it.
    private static final List<String> THOUSANDS = List.of(
            "thousand",
            "million",
            "billion",
            "trillion",
            "quadrillion",
            "quintillion",
            "sextillion",
            "septillion",
            "octillion",
            "nonillion",
            "decillion");

    private static final NumberWord OTHER = new NumberWord.Other();

    private final Map<String, NumberWord> words = new HashMap<>();

    NumberWords() {
        for (String zero : List.of("o", "oh", "zero")) {
            words.put(zero, new NumberWord.Zero());
        }
        ending("zeroth", new NumberWord.Unit(0), "th");
        for (int i = 0; i < UNITS.size(); i++) {
            unit(UNITS.get(i), i + 1);
        }
        for (int i = 0; i < TENS.size(); i++) {
            ten(TENS.get(i), 10 * (i + 2));
        }
        multiplier("hundred", BigInteger.valueOf(100));
        for (int i = 0; i < THOUSANDS.size(); i++) {
            multiplier(THOUSANDS.get(i), BigInteger.valueOf(1000).pow(i + 1));
        }
        symbols();
    }

    private void unit(String name, int value) {
        var unit = new NumberWord.Unit(value);
        words.put(name, unit);
        ending(name.equals("six") ? "sixes" : name + "s", unit, "s");
        switch (value) {
            case 1 -> ending("first", unit, "st");
            case 2 -> ending("second", unit, "nd");
            case 3 -> ending("third", unit, "rd");
            case 5 -> ending("fifth", unit, "th");
            case 12 -> ending("twelfth", unit, "th");
            // The reference has "eighth" from "eight", but "nineth" from "nine".
            default -> ending(name.endsWith("t") ? name + "h" : name + "th", unit, "th");
        }
    }

    private void ten(String name, int value) {
        var ten = new NumberWord.Ten(value);
        String stem = name.substring(0, name.length() - 1);
        words.put(name, ten);
        ending(stem + "ies", ten, "s");
        ending(stem + "ieth", ten, "th");
    }

    private void multiplier(String name, BigInteger value) {
        var multiplier = new NumberWord.Multiplier(value);
        words.put(name, multiplier);
        ending(name + "s", multiplier, "s");
        ending(name + "th", multiplier, "th");
    }

    private void ending(String name, NumberWord number, String suffix) {
        words.put(name, new NumberWord.Ending(number, suffix));
    }

    private void symbols() {
        words.put("minus", new NumberWord.Sign("-"));
        words.put("negative", new NumberWord.Sign("-"));
        words.put("plus", new NumberWord.Sign("+"));
        words.put("positive", new NumberWord.Sign("+"));
        Map.of("pound", "£", "euro", "€", "dollar", "$", "cent", "¢").forEach((name, symbol) -> {
            words.put(name, new NumberWord.Currency(symbol));
            words.put(name + "s", new NumberWord.Currency(symbol));
        });
        words.put("per", new NumberWord.Per());
        words.put("percent", new NumberWord.Percent());
        words.put("and", new NumberWord.And());
        words.put("double", new NumberWord.Repeat(2));
        words.put("triple", new NumberWord.Repeat(3));
        words.put("point", new NumberWord.Point());
    }

    NumberWord of(String word) {
        return words.getOrDefault(word, OTHER);
    }
}
