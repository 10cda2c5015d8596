package dev.earshot.engine.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);
    private static final double QUIET = 20;
    private static final double LOUD = 3000;

    private final Endpointer endpointer = new Endpointer(TIMING);
    private final LoudnessDetector detector = new LoudnessDetector(9);

    private void hear(Stretches stretches, double amplitude, int frames) {
        var sound = new float[frames * Endpointer.FRAME];
        Arrays.fill(sound, (float) (amplitude / 32_768));
        for (var frame : detector.hear(sound)) {
            endpointer.accept(frame.speech());
            stretches.hear(frame.level());
            passEdges(stretches);
        }
    }

    /// 110 ms each, the last of it softer: without that the background would rise until nothing is louder.
    private void hearSyllables(Stretches stretches, int count) {
        for (int i = 0; i < count; i++) {
            hear(stretches, LOUD, 10);
            hear(stretches, LOUD / 5, 1);
        }
    }

    private void passEdges(Stretches stretches) {
        for (var edge = endpointer.edgeAt(Integer.MAX_VALUE);
                edge.isPresent();
                edge = endpointer.edgeAt(Integer.MAX_VALUE)) {
            stretches.on(edge.get());
        }
    }

    private List<Stretch> finish(Stretches stretches) {
        endpointer.finish();
        passEdges(stretches);
        stretches.finish();
        return ready(stretches);
    }

    private static List<Stretch> ready(Stretches stretches) {
        var ready = new ArrayList<Stretch>();
        for (var next = stretches.next(); next.isPresent(); next = stretches.next()) {
            ready.add(next.get());
        }
        return ready;
    }

    @Test
    void utterancesAreMergedUntilAStretchIsFull() {
        var stretches = new Stretches(TIMING, 3000, 200);
        for (int i = 0; i < 10; i++) {
            hear(stretches, QUIET, 100);
            hear(stretches, LOUD, 400);
        }
        var all = finish(stretches);
        assertEquals(2, all.size(), all.toString());
        assertTrue(all.getFirst().frames() > 2500 && all.getFirst().frames() <= 3000, all.toString());
        all.forEach(stretch -> assertTrue(stretch.start() % 500 >= 55 && stretch.start() % 500 < 100, "in silence"));
    }

    @Test
    void aLongSilenceEndsAStretchSoonAndIsNotHeard() {
        var stretches = new Stretches(TIMING, 3000, 200);
        hear(stretches, QUIET, 100);
        hear(stretches, LOUD, 200);
        hear(stretches, QUIET, 300);
        var first = ready(stretches);
        assertEquals(1, first.size());
        assertEquals(60, first.getFirst().start());
        assertTrue(first.getFirst().speechEnd() <= 305 && first.getFirst().end() <= 345, first.toString());
        hear(stretches, QUIET, 5000);
        hear(stretches, LOUD, 200);
        assertEquals(5560, finish(stretches).getFirst().start());
    }

    @Test
    void everyUtteranceIsAStretchAsSoonAsItHasEnded() {
        var stretches = new Stretches(TIMING, 3000, -1);
        hear(stretches, QUIET, 100);
        hear(stretches, LOUD, 100);
        assertEquals(List.of(), ready(stretches));
        hear(stretches, QUIET, 60);
        assertEquals(1, ready(stretches).size());
        hear(stretches, LOUD, 100);
        assertEquals(1, finish(stretches).size());
    }

    @Test
    void anUtteranceWithoutAnyPauseIsCutWhereItIsQuietest() {
        var stretches = new Stretches(TIMING, 3000, 200);
        hearSyllables(stretches, 180);
        hear(stretches, QUIET, 6);
        hearSyllables(stretches, 180);
        var all = finish(stretches);
        assertEquals(2, all.size(), all.toString());
        assertTrue(all.getFirst().end() >= 1981 && all.getFirst().end() <= 1986, all.toString());
        assertEquals(all.getFirst().end(), all.getLast().start(), "nothing is lost");
    }

    @Test
    void whatMayStillBeNeededNeverLiesAfterAStretch() {
        var stretches = new Stretches(TIMING, 1000, 200);
        long kept = 0;
        for (int i = 0; i < 60; i++) {
            hear(stretches, i % 2 == 0 ? QUIET : LOUD, 20 + 137 * i % 390);
            for (var stretch : ready(stretches)) {
                assertTrue(stretch.start() >= kept && stretch.frames() <= 1000, stretch + " and kept from " + kept);
                kept = stretch.end();
            }
            kept = Math.max(kept, stretches.needed());
        }
        assertTrue(kept > 5000);
    }

    @Test
    void inSilenceNothingIsKept() {
        var stretches = new Stretches(TIMING, 3000, 200);
        hear(stretches, QUIET, 100_000);
        assertTrue(stretches.needed() > 99_900);
    }
}
