package dev.earshot.app.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final double THREE_HOURS = 3 * 3600 * 16_000.0;
    private final Viewport whole = new Viewport(THREE_HOURS, 1000, 0, 1).fit();

    @Test
    void fittedItShowsTheWholeRecording() {
        assertTrue(whole.showsAll());
        assertEquals(Duration.ZERO, whole.time(0));
        assertEquals(Duration.ofHours(3), whole.time(1000));
    }

    @Test
    void zoomingLeavesTheSampleUnderThePointerWhereItIs() {
        var at = whole.time(700);

        var close = whole.zoom(1.25, 700).zoom(8, 700).zoom(100, 700);

        assertEquals(700, close.x(at), 0.01);
        assertFalse(close.showsAll());
    }

    @Test
    void zoomingOutAgainNeverShowsWhatIsBeforeOrAfterTheRecording() {
        var view = whole.zoom(50, 10).pan(-1e9).zoom(0.001, 990);

        assertTrue(view.showsAll());
        assertEquals(0, view.from());
    }

    @Test
    void thereIsAClosestView() {
        assertEquals(Viewport.CLOSEST, whole.zoom(1e12, 500).perPixel());
    }

    @Test
    void panningStopsAtBothEnds() {
        var close = whole.zoom(100, 500);

        assertEquals(0, close.pan(-1e9).from());
        assertEquals(THREE_HOURS, close.pan(1e9).to(), 1);
        assertEquals(close.from() + 10 * close.perPixel(), close.pan(10).from(), 1e-6);
    }

    @Test
    void aWiderWindowGoesOnShowingEverything() {
        assertTrue(whole.resize(1600).showsAll());
        assertEquals(
                whole.zoom(10, 0).perPixel(), whole.zoom(10, 0).resize(1600).perPixel());
    }

    @Test
    void aRecordingThatGrowsStaysInView() {
        assertTrue(whole.withTotal(2 * THREE_HOURS).showsAll());
    }

    @Test
    void aRecordingInProgressShowsItsLastStretch() {
        var live = new Viewport(100 * 16_000, 500, 0, 1).followEnd(30 * 16_000);

        assertEquals(Duration.ofSeconds(70), live.time(0));
        assertEquals(Duration.ofSeconds(100), live.time(500));
        assertTrue(new Viewport(10 * 16_000, 500, 0, 1).followEnd(30 * 16_000).showsAll());
    }

    @Test
    void aPageIsTurnedOnlyForWhatIsOutOfView() {
        var close = whole.zoom(100, 0);

        assertSame(close, close.reveal(Duration.ofSeconds(30)));
        var turned = close.reveal(Duration.ofHours(1));
        assertEquals(100, turned.x(Duration.ofHours(1)), 0.01);
    }

    @Test
    void aTimeLiesWhereItsPixelIs() {
        var view = whole.zoom(37, 412);

        assertEquals(123, view.x(view.time(123)), 1e-3);
    }
}
