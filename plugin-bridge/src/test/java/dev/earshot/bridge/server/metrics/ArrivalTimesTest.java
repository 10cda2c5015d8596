package dev.earshot.bridge.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ArrivalTimesTest {
    private final ArrivalTimes times = new ArrivalTimes();

    @Test
    void nothingIsKnownOfSoundThatHasNotCome() {
        assertEquals(OptionalLong.empty(), times.of(0));
    }

    @Test
    void eachSampleCameWithItsChunk() {
        times.add(1600, 100);
        times.add(1600, 200);
        times.add(1600, 300);
        assertEquals(OptionalLong.of(100), times.of(0));
        assertEquals(OptionalLong.of(100), times.of(1599));
        assertEquals(OptionalLong.of(200), times.of(1600));
        assertEquals(OptionalLong.of(300), times.of(4799));
        assertEquals(OptionalLong.of(300), times.of(10_000), "what is said to end later came last");
    }

    @Test
    void smallChunksAreKeptInPiecesOf50Milliseconds() {
        for (int i = 1; i <= 100; i++) {
            times.add(160, i);
        }
        assertEquals(20, times.size());
        assertEquals(OptionalLong.of(5), times.of(0));
        assertEquals(OptionalLong.of(10), times.of(800));
    }

    @Test
    void anHourTakesNoMoreMemoryThanTwoMinutes() {
        for (int i = 1; i <= 36_000; i++) {
            times.add(1600, i);
        }
        assertEquals(2048, times.size());
        assertEquals(OptionalLong.of(36_000), times.of(36_000L * 1600 - 1));
        assertEquals(OptionalLong.of(35_000), times.of(35_000L * 1600 - 1));
        assertTrue(times.of(0).orElseThrow() > 33_000, "the oldest that is known");
    }
}
