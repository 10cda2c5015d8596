package dev.earshot.engine.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number that is being put together.
sealed interface Figure {
    /// No number has begun.
    record Nothing() implements Figure {}

    /// A number that can still be added to: "twenty" waits for "one".
    record Whole(BigInteger value) implements Figure {
        boolean endsIn(int zeros) {
            return value.mod(BigInteger.TEN.pow(zeros)).signum() == 0;
        }

        Whole plus(int more) {
            return new Whole(value.add(BigInteger.valueOf(more)));
        }

        /// As "two hundred thousand", where what is below a thousand is multiplied.
        Whole times(BigInteger multiplier) {
            var thousand = BigInteger.valueOf(1000);
            BigInteger below = value.mod(thousand);
            return new Whole(value.subtract(below).add(below.multiply(multiplier)));
        }
    }

    /// Digits that are written one after the other, with a point perhaps: "nine one one".
    record Digits(String text) implements Figure {
        private static final Pattern DECIMAL = Pattern.compile("\\p{Nd}+\\.?\\p{Nd}*|\\.\\p{Nd}+");

        /// Empty when the product is no whole number, or the digits are no number: "1.2.3".
        Optional<BigInteger> times(BigInteger multiplier) {
            if (!DECIMAL.matcher(text).matches()) {
                return Optional.empty();
            }
            return whole(new BigDecimal(text).multiply(new BigDecimal(multiplier)));
        }
    }

    /// What is to be written; empty for nothing.
    default String written() {
        return switch (this) {
            case Nothing _ -> "";
            case Whole(var value) -> value.toString();
            case Digits(var text) -> text;
        };
    }

    /// The same with more digits behind it. A zero that stands alone gives way to them.
    default Digits followedBy(String digits) {
        boolean zero = this instanceof Whole(var value) && value.signum() == 0;
        return new Digits(zero ? digits : written() + digits);
    }

    /// A number in digits.
    static Figure of(String number) {
        return whole(new BigDecimal(number)).<Figure>map(Whole::new).orElseGet(() -> new Digits(number));
    }

    private static Optional<BigInteger> whole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0
                ? Optional.of(number.toBigInteger())
                : Optional.empty();
    }
}
