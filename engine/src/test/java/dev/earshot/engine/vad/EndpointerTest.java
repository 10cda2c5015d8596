package dev.earshot.engine.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.vad.Endpointer.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointerTest {
    private static final double QUIET = 20; // in steps of 16 bits
    private static final double LOUD = 3000;

    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 5, 1000, 2000, 2500);

    private final Listener listener = new Listener(9);

    private static final class Listener {
        private final LoudnessDetector detector;
        private final Endpointer endpointer = new Endpointer(TIMING);

        Listener(double aboveBackground) {
            detector = new LoudnessDetector(aboveBackground);
        }
    }

    private void hear(double amplitude, int frames) {
        hear(listener, amplitude, frames);
    }

    private static void hear(Listener listener, double amplitude, int frames) {
        var sound = new float[frames * Endpointer.FRAME];
        Arrays.fill(sound, (float) (amplitude / 32_768));
        listener.detector.hear(sound).forEach(frame -> listener.endpointer.accept(frame.speech()));
    }

    private List<Edge> edges() {
        return edges(listener.endpointer);
    }

    private static List<Edge> edges(Endpointer endpointer) {
        var edges = new ArrayList<Edge>();
        for (var edge = endpointer.edgeAt(Integer.MAX_VALUE); edge.isPresent(); ) {
            edges.add(edge.get());
            edge = endpointer.edgeAt(Integer.MAX_VALUE);
        }
        return edges;
    }

    @Test
    void anUtteranceTakesTheSilenceAroundItAlong() {
        hear(QUIET, 100);
        hear(LOUD, 100);
        hear(QUIET, 100);
        var edges = edges();
        assertEquals(2, edges.size(), edges.toString());
        assertEquals(new Edge.Begin(60, 100), edges.getFirst());
        var end = (Edge.End) edges.getLast();
        assertTrue(end.speech() >= 200 && end.speech() <= 205, end.toString());
        assertEquals(end.speech() + 40, end.frame());
    }

    @Test
    void howLoudSpeechMustBeIsUpToTheListener() {
        var attentive = new Listener(6);
        for (var each : List.of(listener, attentive)) {
            hear(each, 3 * QUIET, 100);
            hear(each, 3 * 2.3 * QUIET, 30); // 7 dB more
            hear(each, 3 * QUIET, 100);
        }
        assertEquals(List.of(), edges());
        assertEquals(2, edges(attentive.endpointer).size());
    }

    @Test
    void aClickIsNoSpeech() {
        hear(QUIET, 100);
        hear(LOUD, 3);
        hear(QUIET, 100);
        assertEquals(List.of(), edges());
    }

    @Test
    void aShortPauseDoesNotEndAnUtterance() {
        hear(LOUD, 100);
        hear(QUIET, 30);
        hear(LOUD, 100);
        listener.endpointer.finish();
        var edges = edges();
        assertEquals(new Edge.Begin(0, 0), edges.getFirst());
        assertEquals(List.of(new Edge.End(230, 230)), edges.subList(1, edges.size()));
    }

    @Test
    void theLongerAMonologueTheShorterThePauseThatCutsIt() {
        for (int sentence = 0; sentence < 10; sentence++) {
            hear(LOUD, 185);
            hear(QUIET, 15);
        }
        listener.endpointer.finish();
        var lengths = lengths(edges());
        assertTrue(lengths.size() >= 2, "never cut");
        assertTrue(lengths.getFirst() >= 1700 && lengths.getFirst() <= 2000, lengths.toString());
    }

    @Test
    void soundWithoutAnyPauseIsCutAfter25Seconds() {
        for (int i = 0; i < 600; i++) {
            hear(LOUD * (i % 2 + 1), 10);
            hear(LOUD / 3, 1);
        }
        listener.endpointer.finish();
        var lengths = lengths(edges());
        assertTrue(lengths.size() >= 2, lengths.toString());
        lengths.forEach(length -> assertTrue(length <= 2500, length + " frames"));
    }

    @Test
    void utterancesNeverOverlap() {
        int last = 0;
        for (int i = 0; i < 40; i++) {
            hear(i % 2 == 0 ? QUIET : LOUD, 20 + 37 * i % 90);
        }
        listener.endpointer.finish();
        for (var edge : edges()) {
            assertTrue(edge.frame() >= last, edge + " lies before " + last);
            last = edge.frame();
        }
    }

    private static List<Integer> lengths(List<Edge> edges) {
        var lengths = new ArrayList<Integer>();
        for (int i = 0; i + 1 < edges.size(); i += 2) {
            lengths.add(edges.get(i + 1).frame() - edges.get(i).frame());
        }
        return lengths;
    }
}
