package dev.earshot.bridge.endpoint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;

/// What a service costs.
///
/// @param perHour for an hour of sound
/// @param perRequest for each connection or call
public record Price(BigDecimal perHour, BigDecimal perRequest, Currency currency) {
    public static final Currency USUAL_CURRENCY = Currency.getInstance("USD");
    private static final BigDecimal MILLIS_OF_HOUR = new BigDecimal(3_600_000);

    /// @throws SttException UNSUPPORTED when one is negative
    public Price {
        if (perHour.signum() < 0 || perRequest.signum() < 0) {
            throw Wrong.because("A price is 0 or more; leave it out where there is none.");
        }
        perHour = plain(perHour);
        perRequest = plain(perRequest);
    }

    /// Without zeros at its end, so that 4.3 and 4.30 are the same.
    private static BigDecimal plain(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /// What so much costs, about: services round in ways of their own.
    ///
    /// @param audio that was sent
    public BigDecimal of(Duration audio, long requests) {
        var hours = new BigDecimal(audio.toMillis()).divide(MILLIS_OF_HOUR, MathContext.DECIMAL64);
        return perHour.multiply(hours).add(perRequest.multiply(new BigDecimal(requests)));
    }

    /// An amount as a person reads it, with two digits that count: `0.0043 USD`.
    public String text(BigDecimal amount) {
        int digits = Math.max(2, Math.min(8, 2 - (amount.precision() - amount.scale())));
        return amount.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " " + currency.getCurrencyCode();
    }

    /// @param code of ISO 4217: `EUR`
    /// @throws SttException UNSUPPORTED when there is none of that code
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw Wrong.because("'" + code + "' is no currency; give its three letters, such as EUR or USD.");
        }
    }
}
