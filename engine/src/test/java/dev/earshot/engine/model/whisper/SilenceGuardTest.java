package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.model.whisper.SilenceGuard.Scene;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SilenceGuardTest {
    private static final SilenceGuard GUARD = new SilenceGuard(2);
    private static final WindowText TEXT = new WindowText(new int[0], "", "en", 0, 0, 0, 1);

    /// From 100 s to 130 s of an endless recording.
    private static final Scene SCENE = new Scene(10_000, 3000, 3000, 99.5, OptionalLong.empty());

    private static TimedSegment segment(TimedWord... words) {
        return new TimedSegment(
                words[0].start(), words[words.length - 1].end(), " text", new int[] {1}, List.of(words), TEXT);
    }

    private static TimedWord likely(double start) {
        return new TimedWord(" word", new int[] {1}, start, start + 0.3, 0.9);
    }

    private static TimedWord improbable(double start, double length) {
        return new TimedWord(" word", new int[] {1}, start, start + length, 0.05);
    }

    private static SilenceGuard.Verdict check(boolean complete, Scene scene, TimedSegment... segments) {
        var all = Arrays.asList(segments);
        return GUARD.check(new WindowSegments(all, complete, 3000), all, 13_000, scene);
    }

    @Test
    void probableWordsStay() {
        var verdict = check(true, SCENE, segment(likely(101), likely(102)), segment(likely(120)));
        assertEquals(2, verdict.segments().size());
        assertEquals(13_000, verdict.next());
        assertFalse(verdict.again());
    }

    @Test
    void silenceBeforeAnImprobableFirstSegmentIsPassedOver() {
        var verdict = check(true, SCENE, segment(improbable(107.5, 0.05), improbable(108, 0.05)));
        assertTrue(verdict.again());
        assertEquals(10_750, verdict.next());
        assertEquals(List.of(), verdict.segments());
    }

    @Test
    void anImprobableSegmentWithSilenceAroundItIsCutOut() {
        var verdict = check(true, SCENE, segment(likely(101)), segment(improbable(110, 3)), segment(likely(120)));
        assertEquals(1, verdict.segments().size());
        assertEquals(11_000, verdict.next());
        assertFalse(verdict.again());
    }

    @Test
    void anImprobableSegmentWithinSpeechStays() {
        var verdict = check(true, SCENE, segment(likely(101)), segment(improbable(101.5, 2)), segment(likely(104)));
        assertEquals(3, verdict.segments().size());
    }

    @Test
    void whereTheAudioEndsSoonAfterItNothingIsLeftToBeHeard() {
        var scene = new Scene(10_000, 3000, 3000, 99.5, OptionalLong.of(13_010));
        var verdict = check(true, scene, segment(likely(101)), segment(improbable(126, 2.5)));
        assertEquals(1, verdict.segments().size());
        assertEquals(13_010, verdict.next());
    }

    @Test
    void aLongSilenceAtTheEndOfAWindowIsHeardAgain() {
        assertEquals(10_130, check(false, SCENE, segment(likely(101))).next());
        assertEquals(13_000, check(false, SCENE, segment(likely(129))).next());
    }

    @Test
    void marksDoNotCount() {
        var mark = new TimedWord(".", new int[] {1}, 105, 108, 0.01);
        assertEquals(
                1,
                check(true, SCENE, segment(likely(101), likely(104), mark))
                        .segments()
                        .size());
    }
}
