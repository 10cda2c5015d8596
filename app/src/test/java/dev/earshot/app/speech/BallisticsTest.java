package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BallisticsTest {
    private static final Duration FRAME = Duration.ofMillis(100);

    @Test
    void itRisesAtOnceAndFallsSteadily() {
        var loud = Ballistics.REST.after(FRAME, 1);
        assertEquals(0, loud.level());

        var falling = loud.after(FRAME, 0).after(FRAME, 0);
        assertEquals(-4.8, falling.level(), 1e-9);
    }

    @Test
    void theMarkStaysAtThePeakForAWhileAndThenFollows() {
        var meter = Ballistics.REST.after(FRAME, 1);
        for (int i = 0; i < 15; i++) {
            meter = meter.after(FRAME, 0);
            assertEquals(0, meter.hold());
        }
        for (int i = 0; i < 60; i++) {
            meter = meter.after(FRAME, 0);
        }
        assertEquals(Ballistics.FLOOR, meter.hold(), 1e-9);
    }

    @Test
    void silenceIsTheFloorAndNothingIsAboveFullScale() {
        assertEquals(Ballistics.FLOOR, Ballistics.REST.after(FRAME, 0).level());
        assertEquals(0, Ballistics.REST.after(FRAME, 7).level());
        assertTrue(Ballistics.fraction(-60) == 0 && Ballistics.fraction(0) == 1);
        assertEquals(0.9, Ballistics.fraction(-6), 1e-9);
    }
}
