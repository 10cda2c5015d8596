package dev.earshot.engine.model.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.engine.model.whisper.WhisperNetwork.Alignment;
import dev.earshot.engine.recognition.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTimesTest {
    @TempDir
    private Path folder;

    private Written written = new Written(null);

    @BeforeEach
    void makeVocabulary() {
        written = Written.in(folder);
    }

    /// A decoder that looks at the moment where each token begins until the next does.
    ///
    /// @param begins encoder frames, one for each token of the text and one for its end
    private static WordTimes.Attention lookingAt(int... begins) {
        return (tokens, first, frames) -> {
            float[] scores = new float[tokens.length * frames];
            for (int i = 0; i < begins.length; i++) {
                int end = i + 1 < begins.length ? begins[i + 1] : frames;
                Arrays.fill(scores, (first - 1 + i) * frames + begins[i], (first - 1 + i) * frames + end, 8);
            }
            float[] probabilities = new float[tokens.length - first - 1];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = 1f / (i + 1);
            }
            return new Alignment(scores, 1, tokens.length, frames, probabilities);
        };
    }

    private List<TimedSegment> time(WindowText text, WordTimes.Attention attention) throws InterruptedException {
        var segments = WindowSegments.of(text, written.tokens(), 10, 1000).segments();
        return new WordTimes(written.tokens(), Task.TRANSCRIBE, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
                .time(segments, "en", 10, 1000, 10, attention);
    }

    @Test
    void aWordIsWhereTheDecoderLooked() throws InterruptedException {
        // One token each, as the small vocabulary has learnt them.
        assertEquals(3, written.tokens(" the", " and", " the").length);
        var segment = time(written.sure(1, " the and the", 2.4), lookingAt(50, 70, 100, 120))
                .getFirst();
        assertEquals(
                List.of(" the", " and", " the"),
                segment.words().stream().map(TimedWord::text).toList());
        assertEquals(11.4, segment.words().get(1).start());
        assertEquals(12, segment.words().get(1).end());
        assertEquals(0.5, segment.words().get(1).probability(), 1e-6);
        assertEquals(12.4, segment.end(), "a segment ends with its last word");
    }

    @Test
    void marksBelongToTheirWord() throws InterruptedException {
        var segment = time(written.sure(1, " the. and", 3), lookingAt(50, 70, 80, 100))
                .getFirst();
        assertEquals(
                List.of(" the.", " and"),
                segment.words().stream().map(TimedWord::text).toList());
        assertEquals(11.4, segment.words().getFirst().end(), "the mark adds no time");
    }

    @Test
    void theSilenceBetweenSentencesBelongsToNoWord() throws InterruptedException {
        // The median is 0.4 s; the word after the full stop would take 2.9 s.
        var words = time(written.sure(1, " the the. and the", 9), lookingAt(50, 70, 90, 95, 240, 260))
                .getFirst()
                .words();
        assertEquals(
                List.of(" the", " the.", " and", " the"),
                words.stream().map(TimedWord::text).toList());
        assertEquals(14, words.get(2).start(), 1e-9, "two medians before its end");
        assertEquals(14.8, words.get(2).end());
    }

    @Test
    void theFirstWordAfterAPauseIsNotThePause() throws InterruptedException {
        var segment = time(written.sure(7.2, " the and the", 9), lookingAt(0, 380, 400, 420))
                .getFirst();
        assertEquals(17.6, segment.words().getFirst().end());
        assertEquals(16.8, segment.words().getFirst().start(), "no longer than two medians");
    }

    @Test
    void wordsAreGivenToTheSegmentsTheirTokensAreOf() throws InterruptedException {
        var segments = time(written.sure(1, " the and", 2, 2, " the", 3), lookingAt(50, 70, 100, 120));
        assertEquals(2, segments.get(0).words().size());
        assertEquals(1, segments.get(1).words().size());
        assertEquals(12, segments.get(1).start());
    }

    @Test
    void aCharacterOfSeveralTokensIsNotTakenApart() {
        int[] tokens = written.tokens(" the 火車");
        var words = new WordSplitter(written.tokens().tokenizer(), "zh").split(tokens);
        assertEquals(
                List.of(" the", " ", "火", "車"),
                words.stream().map(WordSplitter.Piece::text).toList());
        assertArrayEquals(
                tokens,
                words.stream()
                        .flatMapToInt(word -> Arrays.stream(word.tokens()))
                        .toArray());
    }

    @Test
    void brokenCharactersLoseNoToken() {
        int[] whole = written.tokens(" the 火車");
        int[] broken = Arrays.copyOf(whole, whole.length - 1);
        for (var language : List.of("en", "zh")) {
            var words = new WordSplitter(written.tokens().tokenizer(), language).split(broken);
            assertArrayEquals(
                    broken,
                    words.stream()
                            .flatMapToInt(word -> Arrays.stream(word.tokens()))
                            .toArray());
        }
    }
}
