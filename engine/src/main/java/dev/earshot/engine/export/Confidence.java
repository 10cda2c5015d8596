package dev.earshot.engine.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/// Confidences as the formats write them: three decimals, or nothing.
final class Confidence {
    private Confidence() {}

    static Optional<BigDecimal> number(OptionalDouble confidence) {
        return confidence.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(confidence.getAsDouble()).setScale(3, RoundingMode.HALF_UP));
    }

    static String text(OptionalDouble confidence) {
        return number(confidence).map(BigDecimal::toPlainString).orElse("");
    }
}
