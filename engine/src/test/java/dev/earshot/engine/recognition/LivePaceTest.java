package dev.earshot.engine.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.recognition.LivePace.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePaceTest {
    private final LivePace pace = new LivePace();

    private void seconds(int count, double rtf) {
        for (int i = 0; i < count; i++) {
            pace.add(Duration.ofSeconds(1), Duration.ofMillis(Math.round(1000 * rtf)));
        }
    }

    @Test
    void nothingIsSaidBeforeTenSeconds() {
        seconds(9, 3);

        assertEquals(State.UNKNOWN, pace.state());
        assertTrue(pace.rtf().isEmpty());
    }

    @Test
    void whoHasTimeLeftKeepsUp() {
        seconds(60, 0.5);

        assertEquals(State.KEEPING_UP, pace.state());
        assertEquals(0.5, pace.rtf().orElseThrow(), 1e-9);
        assertTrue(pace.state().sentence().isEmpty());
    }

    @Test
    void itIsToldBeforeItFallsBehind() {
        seconds(30, 0.5);
        var states = new ArrayList<State>();
        for (int i = 0; i < 30; i++) {
            seconds(1, 1.3);
            if (states.isEmpty() || states.getLast() != pace.state()) {
                states.add(pace.state());
            }
        }

        assertEquals(List.of(State.KEEPING_UP, State.AT_THE_LIMIT, State.FALLING_BEHIND), states);
    }

    @Test
    void soundThatWaitsIsFallingBehindAtOnce() {
        pace.add(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(6));

        assertEquals(State.FALLING_BEHIND, pace.state());
        assertTrue(pace.state().sentence().isPresent());
    }

    @Test
    void aStateIsLeftOnlyWellBelowItsBorder() {
        seconds(30, 0.85);
        seconds(30, 0.75);
        assertEquals(State.AT_THE_LIMIT, pace.state());

        seconds(30, 0.6);
        assertEquals(State.KEEPING_UP, pace.state());
    }
}
