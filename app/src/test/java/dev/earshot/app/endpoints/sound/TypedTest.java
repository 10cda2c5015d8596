package dev.earshot.app.endpoints.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.bridge.endpoint.Pacing.Speed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TypedTest {
    @Test
    void aSpeedIsAFactorInSeveralSpellings() {
        for (var typed : new String[] {"3", "3x", "x3", "3 times", "3 times as fast"}) {
            assertEquals(Optional.of(new Speed.Times(3)), Typed.speed(typed), typed);
        }
        assertEquals(Optional.of(new Speed.Burst()), Typed.speed("Burst"));
        assertEquals(Optional.empty(), Typed.speed("0"));
        assertEquals(Optional.empty(), Typed.speed("fast"));
    }

    @Test
    void aLengthMayHaveItsUnit() {
        assertEquals(Optional.of(Duration.ofMillis(20)), Typed.milliseconds("20"));
        assertEquals(Optional.of(Duration.ofMillis(20)), Typed.milliseconds("20 ms"));
        assertEquals(Optional.of(Duration.ofMillis(100)), Typed.milliseconds("0.1 s"));
        assertEquals(Optional.of(Duration.ofMillis(500)), Typed.seconds("0.5"));
        assertEquals(Optional.of(Duration.ofMillis(500)), Typed.seconds("500 ms"));
        assertEquals(Optional.of(Duration.ZERO), Typed.seconds("none"));
        assertEquals(Optional.empty(), Typed.milliseconds("0"));
        assertEquals(Optional.empty(), Typed.seconds("soon"));
    }

    @Test
    void aRateMayBeInKilohertz() {
        assertEquals(Optional.of(8_000), Typed.rate("8 kHz"));
        assertEquals(Optional.of(44_100), Typed.rate("44.1"));
        assertEquals(Optional.of(16_000), Typed.rate("16000"));
        assertEquals(Optional.empty(), Typed.rate("2"));
    }
}
