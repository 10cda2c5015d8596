package dev.earshot.engine.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.Shared;
import dev.earshot.engine.vad.Endpointer.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// That what a model hears of an utterance always begins before the speech does, with every detector.
class FirstSyllableTest {
    private static final EndpointTiming TIMING = new EndpointTiming(8, 40, 40, 50, 10, 1500, 2800, Integer.MAX_VALUE);
    private static final int SECOND = 100; // frames
    private static final int MARGIN = 10;

    /// What there is to test with; Silero only where its weights are.
    private static Stream<Detector> detectors() {
        return Stream.of(Detector.values());
    }

    private static Detectors opening(Detector detector) {
        return switch (detector) {
            case SILERO ->
                new Detectors(() -> Optional.of(Shared.fixture("../models/silero-vad/silero_vad_16k.safetensors")
                        .getParent()));
            case BUILT_IN -> Detectors.builtIn();
        };
    }

    /// A sentence that begins at its first sample: what is before half a second of it is quiet.
    private static float[] sentence() {
        var sound = Shared.sound("audio/jfk.wav");
        return Arrays.copyOfRange(sound, 32 * Endpointer.FRAME, 220 * Endpointer.FRAME);
    }

    /// Sentences in faint noise, and the frames where they begin.
    private record Talk(float[] sound, List<Integer> onsets) {
        /// @param gaps frames of noise before each
        /// @param soft whether each fades in over a tenth of a second
        static Talk of(List<Integer> gaps, boolean soft) {
            var sentence = sentence();
            int length = gaps.stream()
                    .mapToInt(gap -> gap * Endpointer.FRAME + sentence.length)
                    .sum();
            var sound = new float[length + SECOND * Endpointer.FRAME];
            var random = new Random(17);
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (float) (0.0005 * random.nextGaussian());
            }
            var onsets = new ArrayList<Integer>();
            int at = 0;
            for (int gap : gaps) {
                at += gap * Endpointer.FRAME;
                onsets.add(at / Endpointer.FRAME);
                for (int i = 0; i < sentence.length; i++) {
                    float gain = soft ? Math.min(1, i / (10f * Endpointer.FRAME)) : 1;
                    sound[at + i] += gain * sentence[i];
                }
                at += sentence.length;
            }
            return new Talk(sound, onsets);
        }
    }

    /// What a model is given, and no sound that was needed is gone by then.
    private static List<Stretch> stretches(Detectors detectors, Detector which, float[] sound, int longestGap) {
        var ready = new ArrayList<Stretch>();
        var endpointer = new Endpointer(TIMING);
        var stretches = new Stretches(TIMING, 3000, longestGap);
        long kept = 0;
        try (var detector = detectors.open(Endpointing.DEFAULT.withDetector(which), 1.8)) {
            for (int at = 0; at < sound.length; at += Endpointer.BLOCK) {
                int end = Math.min(sound.length, at + Endpointer.BLOCK);
                for (var frame : detector.hear(Arrays.copyOfRange(sound, at, end))) {
                    endpointer.accept(frame.speech());
                    stretches.hear(frame.level());
                    pass(endpointer, stretches);
                }
                take(stretches, ready, kept);
                kept = Math.max(kept, stretches.needed());
            }
        }
        endpointer.finish();
        pass(endpointer, stretches);
        stretches.finish();
        take(stretches, ready, kept);
        return ready;
    }

    private static void pass(Endpointer endpointer, Stretches stretches) {
        for (var edge = endpointer.edgeAt(Integer.MAX_VALUE);
                edge.isPresent();
                edge = endpointer.edgeAt(Integer.MAX_VALUE)) {
            stretches.on(edge.get());
            if (edge.get() instanceof Edge.Begin begin) {
                assertTrue(begin.frame() <= begin.speech(), begin.toString());
            }
        }
    }

    private static void take(Stretches stretches, List<Stretch> ready, long kept) {
        for (var next = stretches.next(); next.isPresent(); next = stretches.next()) {
            assertTrue(next.get().start() >= kept, next.get() + " begins with sound that was dropped before " + kept);
            ready.add(next.get());
        }
    }

    private static void assertNothingIsLost(Talk talk, List<Stretch> heard) {
        for (int onset : talk.onsets()) {
            int from = Math.max(0, onset - MARGIN);
            assertTrue(covered(from, onset + SECOND, heard), "what begins at " + onset + " is not all in " + heard);
        }
    }

    /// Whether every frame is in one of them.
    private static boolean covered(long from, long to, List<Stretch> heard) {
        for (long frame = from; frame < to; frame++) {
            long at = frame;
            if (heard.stream().noneMatch(one -> one.start() <= at && at < one.end())) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void whereverAnUtteranceBeginsItsOnsetIsHeard(Detector which) {
        var random = new Random(23);
        try (var detectors = opening(which)) {
            for (int i = 0; i < 12; i++) {
                var gaps = List.of(100 + random.nextInt(300), 60 + random.nextInt(200), 60 + random.nextInt(200));
                for (boolean soft : new boolean[] {false, true}) {
                    var talk = Talk.of(gaps, soft);
                    assertNothingIsLost(talk, stretches(detectors, which, talk.sound(), -1));
                    assertNothingIsLost(talk, stretches(detectors, which, talk.sound(), 200));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void atTheVeryBeginningAndRightAfterAnotherNothingIsLost(Detector which) {
        try (var detectors = opening(which)) {
            for (int gap = 0; gap < 80; gap += 7) {
                var talk = Talk.of(List.of(0, gap, gap), false);
                var heard = stretches(detectors, which, talk.sound(), -1);
                assertNothingIsLost(talk, heard);
                assertEquals(0, heard.getFirst().start(), heard.toString());
            }
        }
    }
}
