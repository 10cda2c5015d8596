package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceClockTest {
    private static final int RATE = 1_000;

    private final SilenceClock clock = new SilenceClock(RATE, 0);

    @Test
    void whatIsMerelyLateIsNotSilence() {
        assertEquals(0, clock.due(at(400)));
        assertEquals(0, clock.before(400, at(450)));
    }

    @Test
    void silenceFollowsTheClockAndStaysABitBehindIt() {
        assertEquals(100, clock.due(at(600)));
        assertEquals(20, clock.due(at(620)));
        assertEquals(880, clock.due(at(1_500)));
    }

    @Test
    void soundAfterSilenceIsWhereTheClockSays() {
        clock.heard(at(1_000));
        int silent = 0;
        for (int now = 1_020; now <= 5_000; now += 20) {
            silent += clock.due(at(now));
        }
        silent += clock.before(40, at(5_020));
        assertEquals(4_020 - 40, silent);
        assertEquals(0, clock.before(40, at(5_020)), "given once");
    }

    @Test
    void aBurstOfLateSoundIsNotMovedByTheSilenceThatItMakesUpFor() {
        clock.due(at(520));
        assertEquals(0, clock.before(540, at(540)));
    }

    @Test
    void whileNobodyLooksNothingIsTakenForSilence() {
        clock.due(at(20));
        assertEquals(0, clock.before(100, at(9_000)), "the rest of the sound is still on its way");
    }

    @Test
    void silenceIsCountedAnewAfterSound() {
        assertEquals(1_000, clock.due(at(1_500)));
        clock.heard(at(2_000));
        assertEquals(0, clock.due(at(2_400)));
        assertEquals(100, clock.due(at(2_600)));
    }

    private static long at(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
