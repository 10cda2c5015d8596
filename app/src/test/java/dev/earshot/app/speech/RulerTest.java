package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.app.speech.Ruler.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulerTest {
    @Test
    void aMinuteHasATickEveryTenSecondsInASmallView() {
        var ticks = Ruler.ticks(new Viewport(60 * 16_000, 600, 0, 1).fit());

        assertEquals(List.of("0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00"), labels(ticks));
        assertEquals(100, x(ticks, "0:10"), 1e-9);
    }

    @Test
    void hoursAreCountedAsHours() {
        var ticks = Ruler.ticks(new Viewport(3 * 3600 * 16_000.0, 700, 0, 1).fit());

        assertEquals(List.of("0:00", "30:00", "1:00:00", "1:30:00", "2:00:00", "2:30:00", "3:00:00"), labels(ticks));
    }

    @Test
    void aCloseViewCountsFractionsOfASecond() {
        var ticks = Ruler.ticks(new Viewport(60 * 16_000, 500, 16_000, 32));

        assertEquals(List.of("0:01.0", "0:01.2", "0:01.4", "0:01.6", "0:01.8", "0:02.0"), labels(ticks));
    }

    @ParameterizedTest
    @ValueSource(doubles = {32, 100, 333, 1_000, 7_777, 25_000, 172_800})
    void thereIsRoomForEveryLabelAtEveryZoom(double perPixel) {
        var ticks = Ruler.ticks(new Viewport(3 * 3600 * 16_000.0, 1000, 5 * 16_000, perPixel));
        var major = ticks.stream().filter(Tick::major).mapToDouble(Tick::x).toArray();

        assertTrue(major.length >= 2, "too few labels: " + major.length);
        for (int i = 1; i < major.length; i++) {
            assertTrue(major[i] - major[i - 1] >= 80, "too close at " + perPixel);
        }
        assertTrue(ticks.size() < 120, "too many ticks: " + ticks.size());
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().filter(Tick::major).map(Tick::label).toList();
    }

    private static double x(List<Tick> ticks, String label) {
        return ticks.stream()
                .filter(tick -> tick.label().equals(label))
                .findFirst()
                .orElseThrow()
                .x();
    }
}
