package dev.earshot.app.endpoints.sound;

import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.bridge.wire.SoundFormat;
import dev.earshot.engine.SttException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people type for amounts, with a unit or without.
public final class Typed {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*([\\p{Alpha}× ]*)");

    private Typed() {}

    /// `3`, `3x`, `3 times`, `burst`.
    public static Optional<Speed> speed(String typed) {
        if (typed.equalsIgnoreCase("burst")) {
            return Optional.of(new Speed.Burst());
        }
        return number(typed.replaceFirst("^[x×]", ""))
                .map(Speed.Times::new)
                .map(Speed.class::cast)
                .filter(speed -> fits(speed, Pacing.USUAL.frame(), Pacing.USUAL.endSilence()));
    }

    /// `20`, `20 ms`, `0.1 s`.
    public static Optional<Duration> milliseconds(String typed) {
        boolean seconds = typed.strip().matches("[\\d.]+\\s*s");
        return number(typed)
                .map(value -> Duration.ofMillis(Math.round(seconds ? value * 1000 : value)))
                .filter(frame -> fits(Pacing.USUAL.speed(), frame, Pacing.USUAL.endSilence()));
    }

    /// `0.5`, `0.5 s`, `500 ms`, `none`.
    public static Optional<Duration> seconds(String typed) {
        if (typed.equalsIgnoreCase("none")) {
            return Optional.of(Duration.ZERO);
        }
        boolean millis = typed.strip().endsWith("ms");
        return number(typed)
                .map(value -> Duration.ofMillis(Math.round(millis ? value : value * 1000)))
                .filter(silence -> fits(Pacing.USUAL.speed(), Pacing.USUAL.frame(), silence));
    }

    /// `8000`, `8 kHz`.
    public static Optional<Integer> rate(String typed) {
        return number(typed)
                .map(value -> (int) Math.round(value < 1000 ? value * 1000 : value))
                .filter(hertz -> hertz >= SoundFormat.LOWEST_RATE && hertz <= SoundFormat.HIGHEST_RATE);
    }

    private static Optional<Double> number(String typed) {
        var parts = NUMBER.matcher(typed.strip());
        return parts.matches() ? Optional.of(Double.valueOf(parts.group(1))) : Optional.empty();
    }

    private static boolean fits(Speed speed, Duration frame, Duration endSilence) {
        try {
            new Pacing(speed, frame, endSilence);
            return true;
        } catch (SttException _) {
            return false;
        }
    }
}
