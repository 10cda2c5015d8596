package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DraftPaceTest {
    private final DraftPace pace = new DraftPace(100);

    private void waits(int millis) {
        pace.behind(Duration.ofMillis(millis));
    }

    @Test
    void aMachineWithTimeToSpareDraftsAtEveryStep() {
        waits(0);
        assertFalse(pace.allows(60, 59));
        assertTrue(pace.allows(60, 60));
        assertEquals(160, pace.next(60));
        waits(100);
        assertEquals(260, pace.next(160));
        assertTrue(pace.takeNotice().isEmpty());
    }

    @Test
    void aDraftIsFollowedByAsMuchTimeAsItTook() {
        assertEquals(160, pace.next(60));
        waits(800);
        assertEquals(60 + 160, pace.next(60));
        assertTrue(pace.takeNotice().isEmpty(), "that is nothing to tell");
    }

    @Test
    void theStepGrowsAtOnceAndShrinksSlowly() {
        pace.next(0);
        waits(1500);
        assertEquals(300, pace.next(0));
        assertTrue(pace.takeNotice().orElseThrow().sentence().contains("every few seconds"));
        waits(0);
        assertEquals(225, pace.next(0));
        waits(0);
        assertEquals(168, pace.next(0));
        assertTrue(pace.takeNotice().isEmpty(), "once is enough");
    }

    @Test
    void nothingIsDraftedWhileSoundWaits() {
        waits(510);
        assertFalse(pace.allows(60, 100));
        waits(500);
        assertTrue(pace.allows(60, 100));
    }

    @Test
    void whatWaitedBeforeItWasCaughtUpWithSaysNothing() {
        waits(5000);
        assertFalse(pace.allows(60, 2000));
        assertTrue(pace.takeNotice().isEmpty(), "a model was being loaded");
        waits(0);
        assertTrue(pace.allows(60, 2010));
    }

    @Test
    void oneBurstOfSoundIsNoReasonToGiveUp() {
        waits(0);
        pace.next(0);
        waits(5000);
        waits(0);
        assertTrue(pace.allows(400, 400));
    }

    @Test
    void whereADraftTakesTooLongOnlyWhatIsFinalIsSaidForAWhile() {
        pace.next(0);
        waits(2010);
        pace.next(0);
        waits(2010);
        waits(0);
        assertFalse(pace.allows(0, 1000));
        assertTrue(pace.takeNotice().orElseThrow().sentence().contains("only when they pause"));
        assertFalse(pace.allows(0, 3999));
        assertTrue(pace.allows(0, 4000), "it is tried again");
        pace.next(4000);
        waits(2010);
        assertFalse(pace.allows(4100, 4100));
        assertTrue(pace.takeNotice().isEmpty(), "and told once");
    }

    @Test
    void whereSoundAlwaysWaitsOnlyWhatIsFinalIsSaid() {
        waits(0);
        waits(3000);
        assertFalse(pace.allows(60, 359));
        assertTrue(pace.takeNotice().isEmpty());
        assertFalse(pace.allows(60, 360));
        assertTrue(pace.takeNotice().isPresent());
        waits(0);
        assertFalse(pace.allows(60, 3359));
        assertTrue(pace.allows(60, 3360));
    }
}
