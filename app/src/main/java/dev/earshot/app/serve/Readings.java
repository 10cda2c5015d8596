package dev.earshot.app.serve;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How texts in settings are read. What is wrong is an `IllegalArgumentException` with a sentence.
final class Readings {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*([a-zA-Z]*)");

    private Readings() {}

    static Function<String, Integer> whole(int least, int most) {
        return text -> {
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) { // said below
            }
            throw new IllegalArgumentException(
                    "it must be a whole number from " + least + " to " + most + ", not '" + text + "'");
        };
    }

    /// `90`, `90s`, `2m`, `4h`, `500ms`.
    static Duration time(String text) {
        var amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            throw notATime(text);
        }
        var number = new BigDecimal(amount.group(1));
        long millis = switch (amount.group(2)) {
            case "ms" -> 1;
            case "", "s" -> 1000;
            case "m", "min" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> throw notATime(text);
        };
        var time = number.multiply(BigDecimal.valueOf(millis));
        if (time.signum() == 0
                || time.compareTo(BigDecimal.valueOf(Duration.ofDays(36_500).toMillis())) > 0) {
            throw notATime(text);
        }
        return Duration.ofMillis(Math.max(1, time.longValue()));
    }

    private static IllegalArgumentException notATime(String text) {
        return new IllegalArgumentException("it must be a time such as 90, 90s, 2m or 4h, not '" + text + "'");
    }

    /// `1000000`, `200MB`, `2GiB`.
    static long bytes(String text) {
        var amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            throw notASize(text);
        }
        long unit = switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1;
            case "k", "kb" -> 1000;
            case "m", "mb" -> 1_000_000;
            case "g", "gb" -> 1_000_000_000;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            default -> throw notASize(text);
        };
        var size = new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit));
        if (size.compareTo(BigDecimal.ONE) < 0 || size.compareTo(BigDecimal.valueOf(1L << 50)) > 0) {
            throw notASize(text);
        }
        return size.longValue();
    }

    private static IllegalArgumentException notASize(String text) {
        return new IllegalArgumentException("it must be a size such as 200MB or 2GiB, not '" + text + "'");
    }

    static Path path(String text) {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no file name", e);
        }
    }

    static boolean yes(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("it must be true or false, not '" + text + "'");
        };
    }
}
