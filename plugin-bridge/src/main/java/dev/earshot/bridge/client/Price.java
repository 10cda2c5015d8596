package dev.earshot.bridge.client;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a service costs, as its user says.
///
/// @param hour of sound
/// @param request of each call or connection
/// @param currency its ISO 4217 code, `USD`
public record Price(BigDecimal hour, BigDecimal request, String currency) {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(3_600_000);

    /// What was used costs, to the sixth digit.
    public BigDecimal of(Usage usage) {
        var sound = hour.multiply(BigDecimal.valueOf(usage.audio().toMillis()));
        return sound.divide(MILLIS, 6, RoundingMode.HALF_UP)
                .add(request.multiply(BigDecimal.valueOf(usage.requests())));
    }
}
