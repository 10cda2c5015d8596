package dev.earshot.app.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.Viewport;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.transcript.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Ten seconds in a thousand pixels.
final class LanePlacesTest {
    private static final Viewport VIEW = new Viewport(10.0 * Pcm.SAMPLE_RATE, 1000, 0, 160);
    private static final Arrival INTERIM = text(Arrival.Kind.INTERIM, 1000, 1500, 1600, "turn");
    private static final Arrival FINAL = text(Arrival.Kind.FINAL, 1000, 3000, 3500, "turn on");
    private static final Arrival FAULT = text(Arrival.Kind.ON_PURPOSE, 5000, 5000, 5000, "drop@5s");
    private static final Arrival AGAIN = text(Arrival.Kind.RECONNECT, 5200, 5200, 5200, "connecting");
    private static final LanePlaces PLACES = new LanePlaces(List.of(INTERIM, FINAL, FAULT, AGAIN));

    private static Arrival text(Arrival.Kind kind, long from, long to, long at, String text) {
        return new Arrival(kind, TimeSpan.ofMillis(from, to), Duration.ofMillis(at), text);
    }

    @Test
    void aboveIsWhatWasSaidAndBelowWhatCame() {
        assertEquals(Optional.of(FINAL), PLACES.at(VIEW, 200, 20));
        assertEquals(Optional.empty(), PLACES.at(VIEW, 600, 20));
        assertEquals(Optional.of(INTERIM), PLACES.at(VIEW, 162, 70));
        assertEquals(Optional.of(FINAL), PLACES.at(VIEW, 348, 70));
        assertEquals(Optional.empty(), PLACES.at(VIEW, 250, 70));
    }

    @Test
    void atTheBottomIsWhatHappened() {
        assertEquals(Optional.of(FAULT), PLACES.at(VIEW, 501, LaneCanvas.EVENTS + 5));
        assertEquals(Optional.of(AGAIN), PLACES.at(VIEW, 519, LaneCanvas.EVENTS + 5));
        assertEquals(Optional.empty(), PLACES.at(VIEW, 350, LaneCanvas.EVENTS + 5));
    }

    @Test
    void allOfItIsSaidInWords() {
        assertEquals(
                "Final, said from 0:01.0 to 0:03.0, came at 0:03.5 (0.50 s after its end): “turn on”", FINAL.words());
        assertEquals("Fault on purpose at 0:05.0: drop@5s", FAULT.words());
        assertTrue(PLACES.summary().contains("reconnects: 1, faults on purpose: 1, problems: 0"), PLACES.summary());
    }
}
