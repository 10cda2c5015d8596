package dev.earshot.bridge.load;

import dev.earshot.bridge.endpoint.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/// What a load will use at most, where nothing fails.
///
/// @param sessions in all
/// @param sound that is sent in all
/// @param time how long it takes
public record ExpectedUse(long sessions, Duration sound, Duration time) {
    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());

    /// What that costs, in the currency of the price, to a hundredth above.
    public BigDecimal cost(Price price) {
        return price.perHour()
                .multiply(BigDecimal.valueOf(sound.toMillis()))
                .divide(HOUR, MathContext.DECIMAL64)
                .add(price.perRequest().multiply(BigDecimal.valueOf(sessions)))
                .setScale(2, RoundingMode.CEILING);
    }
}
