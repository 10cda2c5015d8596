package dev.earshot.bridge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.bridge.conformance.FakeClock;
import dev.earshot.bridge.endpoint.Pacing;
import dev.earshot.bridge.endpoint.Pacing.Speed;
import dev.earshot.engine.audio.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeederTest {
    private static final Duration FRAME = Duration.ofMillis(20);

    private final FakeClock clock = new FakeClock();
    private final LatenessMeter lateness = new LatenessMeter();
    private final List<Long> moments = new ArrayList<>(); // ms
    private final List<Integer> lengths = new ArrayList<>();

    @Test
    void eachFrameIsSentWhenItHasBeenSpoken() throws Exception {
        feed(new Speed.Times(1), Duration.ofMillis(30));
        assertEquals(List.of(20L, 40L, 50L, 70L, 80L), moments);
        assertEquals(List.of(320, 320, 160, 320, 160), lengths);
        assertEquals(new FrameLateness(5, Duration.ZERO, Duration.ZERO, 0), lateness.measured(FRAME));
    }

    @Test
    void atTwiceTheSpeedItTakesHalfTheTime() throws Exception {
        feed(new Speed.Times(2), Duration.ZERO);
        assertEquals(List.of(10L, 20L, 25L), moments);
    }

    @Test
    void aBurstWaitsForNothing() throws Exception {
        feed(new Speed.Burst(), Duration.ofMillis(20));
        assertEquals(List.of(0L, 0L, 0L, 0L), moments);
        assertEquals(new FrameLateness(4, Duration.ZERO, Duration.ZERO, 0), lateness.measured(FRAME));
    }

    @Test
    void whoTakesLongMakesTheNextFramesLateUntilThatIsMadeUpFor() throws Exception {
        var feeder = new Feeder(new Pacing(new Speed.Times(1), FRAME, Duration.ZERO), clock);
        feeder.feed(
                new WholeSound(new Pcm(new float[1600])),
                frame -> {
                    moments.add(clock.nanos() / 1_000_000);
                    clock.pass(moments.size() == 1 ? Duration.ofMillis(45) : Duration.ZERO);
                    return true;
                },
                lateness);
        assertEquals(List.of(20L, 65L, 65L, 80L, 100L), moments);
        assertEquals(new FrameLateness(5, Duration.ofMillis(25), Duration.ofMillis(25), 1), lateness.measured(FRAME));
    }

    @Test
    void whoWantsNoMoreIsGivenNoMore() throws Exception {
        var feeder = new Feeder(Pacing.USUAL, clock);
        feeder.feed(
                new WholeSound(new Pcm(new float[16_000])),
                frame -> {
                    lengths.add(frame.samples().length);
                    return lengths.size() < 3;
                },
                lateness);
        assertEquals(List.of(800, 800, 800), lengths);
    }

    @Test
    void theMeterKnowsTheLateOnesAmongMany() {
        for (int i = 0; i < 5000; i++) {
            lateness.add(1000L * i);
        }
        assertEquals(
                new FrameLateness(5000, Duration.ofNanos(4_999_000), Duration.ofNanos(4_949_000), 3999),
                lateness.measured(Duration.ofMillis(1)));
        assertEquals(new FrameLateness(0, Duration.ZERO, Duration.ZERO, 0), new LatenessMeter().measured(FRAME));
    }

    @Test
    void soundOfARoomIsAsLongAsItWas() throws Exception {
        var room = new RoomSound(new WholeSound(new Pcm(new float[12_345])));
        assertEquals(12_345, WholeSound.of(room).pcm().samples().length);
    }

    @Test
    void interruptingItEndsIt() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> feed(new Speed.Times(1), Duration.ZERO));
    }

    private void feed(Speed speed, Duration silence) throws InterruptedException {
        new Feeder(new Pacing(speed, FRAME, silence), clock)
                .feed(
                        new WholeSound(new Pcm(new float[800])),
                        frame -> {
                            moments.add(clock.nanos() / 1_000_000);
                            lengths.add(frame.samples().length);
                            return true;
                        },
                        lateness);
    }

    @Test
    void noMoreOfASourceIsReadThanIsAskedFor() throws InterruptedException {
        var four = WholeSound.silent(Duration.ofSeconds(4));
        assertEquals(
                Duration.ofMillis(1500),
                WholeSound.beginningOf(four, Duration.ofMillis(1500)).pcm().duration());
        assertEquals(
                Duration.ofSeconds(4),
                WholeSound.beginningOf(four, Duration.ofSeconds(9)).pcm().duration());
    }
}
