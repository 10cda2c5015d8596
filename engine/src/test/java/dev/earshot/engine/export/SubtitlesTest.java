package dev.earshot.engine.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitlesTest {
    private static final SubtitleLimits LIMITS = SubtitleLimits.DEFAULT;

    @Test
    void aShortSegmentIsOneCueOnOneLine() {
        var cues = cues(segment(500, 2500, "And so, my fellow Americans"));

        assertEquals(List.of(new Cue(TimeSpan.ofMillis(500, 2500), List.of("And so, my fellow Americans"))), cues);
    }

    @Test
    void twoLinesAreAboutEquallyLong() {
        var cues = cues(segment(0, 4000, "The quick brown fox has jumped over the lazy old dog"));

        assertEquals(
                List.of("The quick brown fox has", "jumped over the lazy old dog"),
                cues.getFirst().lines());
    }

    @Test
    void aLineBreaksAfterACommaRatherThanInTheMiddle() {
        var cues = cues(segment(0, 4000, "When the rain came, nobody in the village was surprised"));

        assertEquals(
                List.of("When the rain came,", "nobody in the village was surprised"),
                cues.getFirst().lines());
    }

    @Test
    void aLongSegmentIsCutAtTheEndOfASentence() {
        var cues = cues(
                segment(
                        0,
                        10_000,
                        "Nobody had seen the letter before that day. She opened it with great care, and then she read it twice."));

        assertEquals(
                "Nobody had seen the letter before that day.",
                String.join(" ", cues.getFirst().lines()));
    }

    @Test
    void aFullStopInsideANameIsNotTheEndOfASentence() {
        var piece = Piece.of(segment(0, 1, "e.g. this. That"), 42);

        assertEquals(Piece.Ending.NONE, piece.get(0).ending(piece.get(1)));
        assertEquals(Piece.Ending.SENTENCE, piece.get(1).ending(piece.get(2)));
    }

    @Test
    void aCutFallsIntoThePauseBetweenTwoWords() {
        var words = new ArrayList<Word>();
        var text = List.of(
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                        .split(" "));
        for (int i = 0; i < text.size(); i++) {
            int pause = i >= 9 ? 1000 : 0;
            words.add(new Word(text.get(i), TimeSpan.ofMillis(i * 300L + pause, i * 300L + 300 + pause)));
        }
        var cues = cues(new Segment(0, TimeSpan.ofMillis(0, 6100), String.join(" ", text), words));

        assertEquals(2, cues.size());
        assertTrue(cues.get(1).lines().getFirst().startsWith("ten "), cues.toString());
        assertEquals(Duration.ofMillis(3700), cues.get(1).span().start());
    }

    @Test
    void withoutWordTimesTheTextSharesTheTimeByItsCharacters() {
        var sentence = "This sentence has forty-one letters in it.";
        var cues = cues(segment(10_000, 20_000, sentence + " " + sentence + " " + sentence + " " + sentence));

        assertEquals(2, cues.size());
        assertEquals(15_000, cues.get(1).span().start().toMillis(), 100);
    }

    @Test
    void aWordWithoutTimeBetweenTimedOnesLiesBetweenThem() {
        var text = "alpha beta gamma";
        var clock = new CharacterClock(new Segment(
                0,
                TimeSpan.ofMillis(0, 9000),
                text,
                List.of(
                        new Word("alpha", TimeSpan.ofMillis(1000, 2000)),
                        new Word("gamma", TimeSpan.ofMillis(4000, 5000)))));

        assertEquals(2000, clock.end(4), 1e-6);
        assertTrue(clock.begin(6) > 2000 && clock.end(9) < 4000);
        assertEquals(4000, clock.begin(11), 1e-6);
    }

    @Test
    void wordTimesThatRunBackwardsAreStraightened() {
        var clock = new CharacterClock(new Segment(
                0,
                TimeSpan.ofMillis(1000, 3000),
                "a b",
                List.of(new Word("a", TimeSpan.ofMillis(2500, 9000)), new Word("b", TimeSpan.ofMillis(0, 10)))));

        assertEquals(3000, clock.end(0), 1e-6);
        assertEquals(3000, clock.begin(2), 1e-6);
    }

    @Test
    void aShortWordStaysForASecond() {
        var cues = cues(segment(1000, 1200, "Yes."), segment(5000, 6000, "And then?"));

        assertEquals(TimeSpan.ofMillis(1000, 2000), cues.getFirst().span());
    }

    @Test
    void theLastWordStaysForASecondEvenIfTheSoundIsOver() {
        var transcript = new Transcript(List.of(segment(10_880, 10_980, "Yeah.")), Duration.ofSeconds(11));

        assertEquals(
                Duration.ofSeconds(1),
                new Subtitles(LIMITS).cues(transcript).getLast().span().length());
    }

    @Test
    void aShortWordGivesWayToTheNextCue() {
        var cues = cues(segment(1000, 1200, "Yes."), segment(1500, 3000, "And then?"));

        assertEquals(TimeSpan.ofMillis(1000, 1500), cues.getFirst().span());
    }

    @Test
    void fastSpeechStaysLongEnoughToBeRead() {
        var text = "a hundred and seventy characters or so take";
        var cues = cues(segment(0, 1000, text), segment(9000, 9500, "end"));

        assertEquals(
                (long) Math.ceil((text.length() - 1) * 1000 / 17.0),
                cues.getFirst().span().end().toMillis());
    }

    @Test
    void nothingStaysLongerThanSevenSeconds() {
        var cues = cues(segment(0, 60_000, "Hmm"), segment(60_000, 61_000, "So"));

        assertEquals(Duration.ofSeconds(7), cues.getFirst().span().length());
    }

    @Test
    void peopleWhoSpeakAtOnceDoNotOverlap() {
        var cues = cues(
                segment(0, 5000, "First speaker goes on"), segment(0, 3000, "Second"), segment(1000, 2000, "Third"));

        assertValid(cues);
        assertEquals(3, cues.size());
    }

    @Test
    void chineseIsCutWithoutBlanksAndCountsDouble() {
        var text = "今天天气很好，我们一起去公园散步吧。".repeat(6);
        var cues = cues(segment(0, 30_000, text));

        assertTrue(cues.size() > 1);
        assertValid(cues);
        assertEquals(text, joined(cues));
        assertTrue(cues.stream().flatMap(cue -> cue.lines().stream()).noneMatch(line -> line.startsWith("，")));
    }

    @Test
    void aWordWiderThanALineIsCutInside() {
        var text = "https://example.org/" + "a".repeat(100);
        var cues = cues(segment(0, 3000, text));

        assertValid(cues);
        assertEquals(text, joined(cues));
    }

    @Test
    void anEmptyTranscriptHasNoCues() {
        assertEquals(List.of(), cues());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverIsSaidTheCuesKeepTheLimitsAndLoseNoWord(long seed) {
        var random = new Random(seed);
        var segments = new ArrayList<Segment>();
        int at = 0;
        for (int id = 0; id < 50; id++) {
            at += random.nextInt(1500) - (random.nextInt(5) == 0 ? 1500 : 0);
            at = Math.max(at, 0);
            var segment = randomSegment(id, at, random);
            segments.add(segment);
            at = (int) segment.span().end().toMillis();
        }
        segments.sort((a, b) -> a.span().start().compareTo(b.span().start()));

        var cues = new Subtitles(LIMITS).cues(new Transcript(segments, Duration.ofMillis(at)));

        assertValid(cues);
        var said = segments.stream()
                .map(segment -> segment.text().replaceAll("\\s+", ""))
                .collect(Collectors.joining());
        assertEquals(sorted(said), sorted(joined(cues)));
        assertReadable(cues);
    }

    private static Segment randomSegment(int id, int start, Random random) {
        var vocabulary = List.of(
                "a",
                "the",
                "house,",
                "yes.",
                "incomprehensibilities",
                "你好，世界。",
                "naïve",
                "(really)",
                "👩‍🚀",
                "ok?",
                "สวัสดีครับ",
                "x".repeat(50));
        int count = 1 + random.nextInt(60);
        var text = new StringBuilder();
        var words = new ArrayList<Word>();
        int at = start;
        boolean timed = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            var word = vocabulary.get(random.nextInt(vocabulary.size()));
            text.append(text.isEmpty() ? "" : random.nextInt(20) == 0 ? "\n" : " ")
                    .append(word);
            int lasts = random.nextInt(900);
            if (timed && random.nextInt(10) > 0) {
                words.add(new Word(word, TimeSpan.ofMillis(at, at + lasts)));
            }
            at += lasts + (random.nextInt(6) == 0 ? 1200 : 0);
        }
        return new Segment(id, TimeSpan.ofMillis(start, at), text.toString(), words);
    }

    private static void assertValid(List<Cue> cues) {
        var before = Duration.ZERO;
        for (Cue cue : cues) {
            assertTrue(cue.span().start().compareTo(before) >= 0, () -> "overlaps: " + cue);
            assertTrue(cue.span().length().isPositive(), () -> "takes no time: " + cue);
            assertTrue(cue.span().length().compareTo(LIMITS.longest()) <= 0, () -> "too long: " + cue);
            assertTrue(cue.lines().size() <= LIMITS.lines(), () -> "too many lines: " + cue);
            assertFalse(cue.lines().isEmpty());
            for (String line : cue.lines()) {
                assertTrue(DisplayWidth.of(line) <= LIMITS.columns(), () -> "too wide: " + cue);
                assertEquals(line.strip(), line);
                assertFalse(line.isBlank());
            }
            before = cue.span().end();
        }
    }

    /// A cue that cannot be read in its time stays until the next one comes, or as long as any may stay.
    private static void assertReadable(List<Cue> cues) {
        for (int i = 0; i + 1 < cues.size(); i++) {
            var cue = cues.get(i);
            var lasts = cue.span().length();
            int width = cue.lines().stream().mapToInt(DisplayWidth::of).sum();
            boolean readable = lasts.compareTo(LIMITS.shortest()) >= 0
                    && width <= LIMITS.columnsPerSecond() * lasts.toMillis() / 1000.0;
            boolean noTimeLeft = cue.span().end().equals(cues.get(i + 1).span().start());
            assertTrue(readable || noTimeLeft || lasts.equals(LIMITS.longest()), () -> "gone too soon: " + cue);
        }
    }

    private static String sorted(String text) {
        return text.codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String joined(List<Cue> cues) {
        return cues.stream()
                .flatMap(cue -> cue.lines().stream())
                .map(line -> line.replaceAll("\\s+", ""))
                .collect(Collectors.joining());
    }

    private static List<Cue> cues(Segment... segments) {
        return new Subtitles(LIMITS).cues(new Transcript(List.of(segments), Duration.ofMinutes(2)));
    }

    private static Segment segment(long start, long end, String text) {
        return new Segment(0, TimeSpan.ofMillis(start, end), text, List.of());
    }
}
