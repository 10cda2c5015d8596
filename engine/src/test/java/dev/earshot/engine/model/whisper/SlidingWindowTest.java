package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.model.whisper.SlidingWindow.Clip;
import dev.earshot.engine.model.whisper.SlidingWindow.Window;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.Decoding.Prompting;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlidingWindowTest {
    private static final Decoding WITHOUT_WORDS = Decoding.DEFAULT.with(new Decoding.Timing(
            true,
            Decoding.Timing.DEFAULT.maxInitial(),
            false,
            Decoding.Timing.DEFAULT.prependPunctuations(),
            Decoding.Timing.DEFAULT.appendPunctuations(),
            List.of()));

    @TempDir
    private Path folder;

    private Written written = new Written(null);

    @BeforeEach
    void makeVocabulary() {
        written = Written.in(folder);
    }

    private SlidingWindow over(Decoding decoding, Clip... clips) {
        var words = new WordTimes(written.tokens(), Task.TRANSCRIBE, "\"", ".,");
        var shape = new WhisperShape(3000, 448);
        var history = new PromptHistory(written.tokens(), decoding.prompting(), shape.promptTokens());
        return new SlidingWindow(written.tokens(), shape, decoding, words, List.of(clips), history, new int[0]);
    }

    private SlidingWindow over(Prompting prompting) {
        return over(WITHOUT_WORDS.with(prompting), Clip.EVERYTHING);
    }

    private static List<TimedSegment> hear(SlidingWindow sliding, WindowText text) throws InterruptedException {
        var window = sliding.next(Long.MAX_VALUE / 2).orElseThrow();
        return sliding.accept(window, text, (tokens, first, frames) -> {
            throw new AssertionError("words are not wanted");
        });
    }

    private static Window next(SlidingWindow sliding) {
        return sliding.next(Long.MAX_VALUE / 2).orElseThrow();
    }

    @Test
    void aWindowIsDecodedOnceItsSoundIsThere() {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        assertEquals(Optional.empty(), sliding.next(2999));
        assertEquals(3000, sliding.next(3000).orElseThrow().frames());
    }

    @Test
    void theLastWindowIsAsLongAsWhatIsLeft() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        sliding.finish(3456);
        hear(sliding, written.sure(0, " the", 30));
        assertEquals(456, next(sliding).frames());
        hear(sliding, written.sure(0, " the", 4));
        assertEquals(Optional.empty(), sliding.next(3456));
        assertTrue(sliding.ended());
    }

    @Test
    void aTextIsCutWhereTwoTimeStampsMeet() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        var segments = hear(sliding, written.sure(0, " the", 1.5, 2, " and", 4.52, 5, " in"));
        assertEquals(
                List.of(" the", " and"),
                segments.stream().map(TimedSegment::text).toList());
        assertEquals(2, segments.get(1).start());
        assertEquals(4.52, segments.get(1).end(), 1e-9);
        assertArrayEquals(written.tokens(2, " and", 4.52), segments.get(1).tokens());
        assertEquals(452, next(sliding).first(), "what was not complete is heard again");
    }

    @Test
    void aSingleTimeStampAtTheEndCompletesTheWindow() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        var segments = hear(sliding, written.sure(0, " the", 1.5, 2, " and", 4.5));
        assertEquals(2, segments.size());
        assertEquals(3000, next(sliding).first());
    }

    @Test
    void aTextWithoutTimesLastsAsLongAsItsWindow() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, new Clip(100, 1100));
        var segment = hear(sliding, written.sure(" the")).getFirst();
        assertEquals(1, segment.start());
        assertEquals(11, segment.end());
    }

    @Test
    void aTextWithOneTimeAtItsEndLastsUntilThen() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        assertEquals(2.5, hear(sliding, written.sure(0, " the", 2.5)).getFirst().end());
    }

    @Test
    void aSilentWindowIsPassedOver() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        assertEquals(List.of(), hear(sliding, written.text(-1.2, 0.7, 0, 0, " the", 1.5, 2)));
        assertEquals(3000, next(sliding).first());
        assertEquals(
                1, hear(sliding, written.text(-0.5, 0.7, 0, 0, " the", 1.5)).size(), "a sure text is speech");
    }

    @Test
    void emptySegmentsStayButSayNothing() throws InterruptedException {
        var sliding = over(Prompting.DEFAULT);
        var segments = hear(sliding, written.sure(0, " the", 1, 1, " and", 1, 2, " ", 3));
        assertEquals(
                List.of(" the", "", ""),
                segments.stream().map(TimedSegment::text).toList());
        assertArrayEquals(written.tokens(0, " the", 1), next(sliding).prompt());
    }

    @Test
    void whatWasSaidIsThePromptOfTheNextWindow() throws InterruptedException {
        var sliding = over(new Prompting(Optional.of("hören "), false, Optional.empty(), List.of(), true));
        assertArrayEquals(written.tokens(" hören"), next(sliding).prompt());
        hear(sliding, written.sure(0, " the", 30));
        assertArrayEquals(written.tokens(" hören", 0, " the", 30), next(sliding).prompt());
        hear(sliding, written.text(-0.2, 0, 0.6, 0, " and", 30));
        assertArrayEquals(
                new int[0], next(sliding).prompt(), "a text found by chance is no prompt, nor what led to it");
    }

    @Test
    void aPromptIsCutAtItsBeginning() throws InterruptedException {
        var sliding = over(Prompting.DEFAULT);
        var text = written.sure(0, " the".repeat(300), 30);
        hear(sliding, text);
        int[] prompt = next(sliding).prompt();
        assertEquals(223, prompt.length);
        assertEquals(written.tokens(30)[0], prompt[222]);
    }

    @Test
    void anInitialPromptMayBeCarriedThroughAllWindows() throws InterruptedException {
        var sliding = over(new Prompting(Optional.of("hören"), true, Optional.empty(), List.of(), true));
        hear(sliding, written.sure(0, " the".repeat(300), 30));
        int[] prompt = next(sliding).prompt();
        int[] initial = written.tokens(" hören");
        assertEquals(223, prompt.length);
        assertArrayEquals(initial, Arrays.copyOf(prompt, initial.length));
    }

    @Test
    void anInitialPromptThatFillsAllLeavesOutTheRest() throws InterruptedException {
        var sliding = over(new Prompting(Optional.of("the ".repeat(230)), true, Optional.empty(), List.of(), true));
        hear(sliding, written.sure(0, " and".repeat(20), 30));
        int[] prompt = next(sliding).prompt();
        assertEquals(223, prompt.length);
        // Python's [-n:] with n = 223 - 230: what was said, without its first 7 tokens.
        assertArrayEquals(
                Arrays.copyOfRange(written.tokens(0, " and".repeat(20), 30), 7, 22),
                Arrays.copyOfRange(prompt, 223 - 15, 223));
        assertEquals(written.tokens(" the")[0], prompt[223 - 16]);
    }

    @Test
    void withoutConditioningNothingIsTold() throws InterruptedException {
        var sliding = over(new Prompting(Optional.empty(), false, Optional.empty(), List.of(), false));
        hear(sliding, written.sure(0, " the", 30));
        assertArrayEquals(new int[0], next(sliding).prompt());
    }

    @Test
    void hotwordsStandBeforeEveryWindow() throws InterruptedException {
        var sliding = over(new Prompting(Optional.empty(), false, Optional.empty(), List.of("Norden", "Gleis"), true));
        assertArrayEquals(written.tokens(" Norden, Gleis"), next(sliding).prompt());
        hear(sliding, written.sure(0, " the", 30));
        assertArrayEquals(
                written.tokens(" Norden, Gleis", 0, " the", 30), next(sliding).prompt());
    }

    @Test
    void onlyTheFirstWindowHasThePrefix() throws InterruptedException {
        var sliding = over(new Prompting(Optional.empty(), false, Optional.of("Am Abend"), List.of(), true));
        assertArrayEquals(written.tokens(" Am Abend"), next(sliding).prefix());
        hear(sliding, written.sure(0, " the", 30));
        assertArrayEquals(new int[0], next(sliding).prefix());
    }

    @Test
    void onlyTheClipsAreHeard() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, new Clip(300, 2050), new Clip(4000, Long.MAX_VALUE));
        assertEquals(
                new Clip(300, 1750),
                new Clip(next(sliding).first(), next(sliding).frames()));
        hear(sliding, written.sure(0, " the", 17.5));
        assertEquals(4000, next(sliding).first());
        sliding.finish(4500);
        assertEquals(500, next(sliding).frames());
    }

    @Test
    void whatLiesBeforeTheNextWindowIsNotNeededAnyMore() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, new Clip(0, 5000), new Clip(4950, 9000));
        hear(sliding, written.sure(0, " the", 2, 2, " and"));
        assertEquals(200, sliding.needed());
        hear(sliding, written.sure(0, " the", 30));
        hear(sliding, written.sure(0, " the", 18));
        assertEquals(4950, sliding.needed(), "clips may overlap");
    }

    @Test
    void theRestOfAClipThatIsNotWorthItIsLeft() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, new Clip(0, 500, 400), new Clip(600, 700));
        hear(sliding, written.sure(0, " the", 4.02, 4.5, " and"));
        assertEquals(600, next(sliding).first());
    }

    @Test
    void timeStampsThatStandStillDoNotStopTheStream() throws InterruptedException {
        var sliding = over(WITHOUT_WORDS, Clip.EVERYTHING);
        hear(sliding, written.sure(0, 0, " the"));
        assertEquals(3000, next(sliding).first());
    }
}
