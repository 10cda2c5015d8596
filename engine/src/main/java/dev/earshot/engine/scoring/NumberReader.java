package dev.earshot.engine.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the numbers of one text, word by word: "two hundred and five euros" is "€205", "nine one
/// one" is "911".
///
/// It decides as openai/whisper does, odd as that is at places: a number that cannot be added to the
/// one before it is written behind it ("thirty five six" is "356"), and a year is no more than that
/// ("nineteen ninety nine").
final class NumberReader {
    private static final Pattern NUMERIC = Pattern.compile("\\p{Nd}+(\\.\\p{Nd}+)?");
    private static final Figure NOTHING = new Figure.Nothing();
    private static final String PREFIXES = "-+£€$¢";

    private final NumberWords words;
    private final List<String> out = new ArrayList<>();
    private String prefix = "";
    private Figure figure = NOTHING;

    NumberReader(NumberWords words) {
        this.words = words;
    }

    List<String> read(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            String before = i == 0 ? "" : text.get(i - 1);
            String after = i + 1 == text.size() ? "" : text.get(i + 1);
            i += read(before, text.get(i), after);
        }
        write();
        return List.copyOf(out);
    }

    /// @return how many of the words that follow are done with, too
    private int read(String before, String word, String after) {
        String digits = PREFIXES.indexOf(word.charAt(0)) >= 0 ? word.substring(1) : word;
        if (NUMERIC.matcher(digits).matches()) {
            number(word, digits);
            return 0;
        }
        return switch (words.of(word)) {
            case NumberWord.Other _ -> {
                write();
                write(word);
                yield 0;
            }
            case NumberWord.Zero _ -> go(figure.followedBy("0"));
            case NumberWord.Unit(int value) -> go(withUnit(value, words.of(before)));
            case NumberWord.Ten(int value) -> go(withTen(value));
            case NumberWord.Multiplier(var value) -> {
                multiply(value);
                yield 0;
            }
            case NumberWord.Ending(var number, var suffix) -> {
                end(number, suffix, words.of(before));
                yield 0;
            }
            case NumberWord.Sign(var symbol) -> {
                write();
                if (numberLike(after)) {
                    prefix = symbol;
                } else {
                    write(word);
                }
                yield 0;
            }
            case NumberWord.Currency(var symbol) -> {
                if (begun()) {
                    prefix = symbol;
                    write();
                } else {
                    write(word);
                }
                yield 0;
            }
            case NumberWord.Percent _ -> {
                write(begun() ? figure.written() + "%" : word);
                yield 0;
            }
            case NumberWord.Per _ -> per(word, after);
            case NumberWord.And _ -> and(words.of(before), word, after);
            case NumberWord.Repeat(int times) -> repeat(times, word, after);
            case NumberWord.Point _ -> point(word, after);
        };
    }

    private int go(Figure next) {
        figure = next;
        return 0;
    }

    private void number(String word, String digits) {
        if (figure instanceof Figure.Digits(var text) && text.endsWith(".")) {
            figure = new Figure.Digits(text + word);
            return;
        }
        write();
        if (digits.length() < word.length()) {
            prefix = word.substring(0, 1);
        }
        figure = Figure.of(digits);
    }

    private Figure withUnit(int unit, NumberWord before) {
        boolean small = unit < 10;
        return switch (figure) {
            case Figure.Nothing _ -> new Figure.Whole(BigInteger.valueOf(unit));
            // "oh twenty one" is 021: the unit takes the place of the zero of twenty.
            case Figure.Digits(var text)
            when before instanceof NumberWord.Ten && small ->
                new Figure.Digits(text.substring(0, text.length() - 1) + unit);
            case Figure.Digits(var text) -> new Figure.Digits(text + unit);
            case Figure.Whole whole
            when !(before instanceof NumberWord.Unit) && whole.endsIn(small ? 1 : 2) -> whole.plus(unit);
            case Figure.Whole whole -> new Figure.Digits(whole.written() + unit);
        };
    }

    private Figure withTen(int ten) {
        return switch (figure) {
            case Figure.Nothing _ -> new Figure.Whole(BigInteger.valueOf(ten));
            case Figure.Whole whole when whole.endsIn(2) -> whole.plus(ten);
            case Figure.Whole whole -> new Figure.Digits(whole.written() + ten);
            case Figure.Digits(var text) -> new Figure.Digits(text + ten);
        };
    }

    private void multiply(BigInteger multiplier) {
        switch (figure) {
            case Figure.Nothing _ -> figure = new Figure.Whole(multiplier);
            case Figure.Whole whole -> figure = whole.times(multiplier);
            case Figure.Digits digits -> {
                var product = digits.times(multiplier);
                if (product.isEmpty()) {
                    write();
                }
                figure = new Figure.Whole(product.orElse(multiplier));
            }
        }
    }

    private void end(NumberWord number, String suffix, NumberWord before) {
        switch (number) {
            case NumberWord.Unit(int unit) -> figure = withUnit(unit, before);
            case NumberWord.Ten(int ten) -> figure = withTen(ten);
            case NumberWord.Multiplier(var multiplier) -> multiply(multiplier);
            default -> throw new IllegalStateException("no number: " + number);
        }
        write(figure.written() + suffix);
    }

    private int per(String word, String after) {
        if (begun() && after.equals("cent")) {
            write(figure.written() + "%");
            return 1;
        }
        write();
        write(word);
        return 0;
    }

    /// "and" after a multiplier says nothing: "two hundred and five".
    private int and(NumberWord before, String word, String after) {
        if (!numberLike(after) || !(before instanceof NumberWord.Multiplier)) {
            write();
            write(word);
        }
        return 0;
    }

    private int repeat(int times, String word, String after) {
        return switch (words.of(after)) {
            case NumberWord.Unit(int value) -> repeated(Integer.toString(value), times);
            case NumberWord.Zero _ -> repeated("0", times);
            case NumberWord _ -> {
                write();
                write(word);
                yield 0;
            }
        };
    }

    private int repeated(String digits, int times) {
        figure = figure.followedBy(digits.repeat(times));
        return 1;
    }

    private int point(String word, String after) {
        if (!numberLike(after)) {
            write();
            write(word);
            return 0;
        }
        switch (words.of(after)) {
            case NumberWord.Unit _, NumberWord.Ten _, NumberWord.Zero _ -> figure = figure.followedBy(".");
            case NumberWord _ -> {
                if (NUMERIC.matcher(after).matches()) {
                    figure = figure.followedBy(".");
                }
            }
        }
        return 0;
    }

    private boolean numberLike(String word) {
        return !(words.of(word) instanceof NumberWord.Other)
                || NUMERIC.matcher(word).matches();
    }

    private boolean begun() {
        return !(figure instanceof Figure.Nothing);
    }

    /// The number that was put together, if any.
    private void write() {
        if (begun()) {
            write(figure.written());
        }
    }

    private void write(String text) {
        out.add(prefix + text);
        prefix = "";
        figure = NOTHING;
    }
}
