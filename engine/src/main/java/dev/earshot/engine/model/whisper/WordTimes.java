package dev.earshot.engine.model.whisper;

import dev.earshot.engine.model.whisper.WhisperNetwork.Alignment;
import dev.earshot.engine.recognition.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// When each word of a window was said, read off the decoder's attention to the sound, after openai/whisper.
///
/// The text of all segments of a window is fed to the decoder once more; dynamic time warping over what certain heads
/// attend to gives each token its moment ([AttentionMap]). Words that came out too long at the ends of sentences and
/// after pauses are shortened, marks are joined to their words, and what a segment's time stamps and its words say of
/// its ends is weighed against each other.
final class WordTimes {
    private static final double FRAMES_A_SECOND = 50; // of the encoder
    private static final double LONGEST_MEDIAN = 0.7; // seconds

    /// How far a time stamp and a word may lie apart before the time stamp is believed, in seconds.
    private static final double APART = 0.5;

    private static final String SENTENCE_ENDS = ".。!！?？";

    private final WhisperTokens tokens;
    private final Task task;
    private final String prepended;
    private final String appended;

    /// @param prepended marks that belong to the word after them
    /// @param appended marks that belong to the word before them
    WordTimes(WhisperTokens tokens, Task task, String prepended, String appended) {
        this.tokens = tokens;
        this.task = task;
        this.prepended = prepended;
        this.appended = appended;
    }

    /// Where the decoder attends in one window: [WhisperNetwork.Heard#align] with all that does not change.
    @FunctionalInterface
    interface Attention {
        Alignment align(int[] tokens, int first, int frames) throws InterruptedException;
    }

    /// @param segments of one window, in order
    /// @param language that the window was written in
    /// @param offset where the window begins, in seconds
    /// @param frames of sound in the window, of 10 ms
    /// @param lastSpeech where the last word before the window ended, in seconds
    /// @return the same segments, with words and with the ends that these give them
    List<TimedSegment> time(
            List<TimedSegment> segments,
            String language,
            double offset,
            int frames,
            double lastSpeech,
            Attention attention)
            throws InterruptedException {
        int[] text = segments.stream().flatMapToInt(segment -> textOf(segment)).toArray();
        var words = text.length == 0 || frames < 2
                ? new ArrayList<TimedWord>()
                : align(text, language, frames / 2, attention);
        double median = Math.min(LONGEST_MEDIAN, medianDuration(words));
        shortenAtSentenceEnds(words, 2 * median);
        PunctuationMerge.merge(words, prepended, appended);
        return perSegment(segments, words, offset, median, lastSpeech);
    }

    /// To which moment of a window the network attended most when it chose each token of a text, in steps of 20 ms.
    ///
    /// @param frames of sound in the window, of 10 ms
    int[] attended(WindowText text, int frames, Attention attention) throws InterruptedException {
        int[] words = Arrays.stream(text.tokens())
                .filter(token -> token < tokens.endOfText())
                .toArray();
        if (words.length == 0 || frames < 2) {
            return new int[words.length];
        }
        int first = first(text.language());
        var alignment = attention.align(sequence(words, text.language()), first, frames / 2);
        return AttentionMap.mostAttended(alignment, first);
    }

    private IntStream textOf(TimedSegment segment) {
        return Arrays.stream(segment.tokens()).filter(token -> token < tokens.endOfText());
    }

    List<TimedWord> align(int[] text, String language, int frames, Attention attention) throws InterruptedException {
        int first = first(language);
        var alignment = attention.align(sequence(text, language), first, frames);
        int[] begins = AttentionMap.firstFrames(alignment, first);
        var words = new ArrayList<TimedWord>();
        int at = 0;
        for (var piece : new WordSplitter(tokens.tokenizer(), language).split(text)) {
            int next = at + piece.tokens().length;
            double probability = 0;
            for (int i = at; i < next; i++) {
                probability += alignment.probabilities()[i];
            }
            words.add(new TimedWord(
                    piece.text(),
                    piece.tokens(),
                    seconds(begins[at]),
                    seconds(begins[next]),
                    probability / piece.tokens().length));
            at = next;
        }
        return words;
    }

    private int first(String language) {
        return tokens.start(language, task).length + 1;
    }

    /// What the decoder is fed: start sequence, text, end of text.
    private int[] sequence(int[] text, String language) {
        int first = first(language);
        int[] all = Arrays.copyOf(tokens.start(language, task), first + text.length + 1);
        all[first - 1] = tokens.noTimestamps();
        System.arraycopy(text, 0, all, first, text.length);
        all[all.length - 1] = tokens.endOfText();
        return all;
    }

    private static double seconds(int frame) {
        return frame / FRAMES_A_SECOND;
    }

    /// Of the words that last at all; 0 if none does.
    private static double medianDuration(List<TimedWord> words) {
        double[] durations = words.stream()
                .mapToDouble(TimedWord::duration)
                .filter(duration -> duration != 0)
                .sorted()
                .toArray();
        int half = durations.length / 2;
        if (durations.length == 0) {
            return 0;
        }
        return durations.length % 2 == 1 ? durations[half] : (durations[half - 1] + durations[half]) / 2;
    }

    /// A mark, and the word after it, take over the silence between sentences.
    private static void shortenAtSentenceEnds(List<TimedWord> words, double longest) {
        if (longest == 0) {
            return;
        }
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i);
            if (word.duration() > longest) {
                if (SENTENCE_ENDS.contains(word.text())) {
                    words.set(i, word.until(word.start() + longest));
                } else if (SENTENCE_ENDS.contains(words.get(i - 1).text())) {
                    words.set(i, word.from(word.end() - longest));
                }
            }
        }
    }

    private List<TimedSegment> perSegment(
            List<TimedSegment> segments, List<TimedWord> words, double offset, double median, double lastSpeech) {
        var timed = new ArrayList<TimedSegment>();
        double spoken = lastSpeech;
        int next = 0;
        for (var segment : segments) {
            long missing = textOf(segment).count();
            var own = new ArrayList<TimedWord>();
            for (; next < words.size() && missing > 0; next++) {
                var word = words.get(next);
                missing -= word.tokens().length;
                if (!word.text().isEmpty()) {
                    own.add(word.from(round(offset + word.start())).until(round(offset + word.end())));
                }
            }
            var reconciled = own.isEmpty()
                    ? segment.timed(segment.start(), segment.end(), own)
                    : reconcile(segment, own, median, spoken);
            spoken = own.isEmpty() ? spoken : reconciled.end();
            timed.add(reconciled);
        }
        return timed;
    }

    /// @param words of the segment, which are changed
    private static TimedSegment reconcile(
            TimedSegment segment, List<TimedWord> words, double median, double lastSpeech) {
        shortenAfterPause(words, median, lastSpeech);
        double start = segment.start();
        var first = words.getFirst();
        if (start < first.end() && start - APART > first.start()) {
            words.set(0, first.from(Math.max(0, Math.min(first.end() - median, start))));
        } else {
            start = first.start();
        }
        double end = segment.end();
        var last = words.getLast();
        if (end > last.start() && end + APART < last.end()) {
            words.set(words.size() - 1, last.until(Math.max(last.start() + median, end)));
        } else {
            end = last.end();
        }
        return segment.timed(start, end, words);
    }

    /// The first words after a pause take over the silence before them.
    private static void shortenAfterPause(List<TimedWord> words, double median, double lastSpeech) {
        double longest = 2 * median;
        var first = words.getFirst();
        boolean pause = first.end() - lastSpeech > 4 * median;
        boolean two = words.size() > 1;
        boolean bothLong = two && words.get(1).end() - first.start() > 2 * longest;
        if (pause && (first.duration() > longest || bothLong)) {
            if (two && words.get(1).duration() > longest) {
                double second = words.get(1).end();
                double boundary = Math.max(second / 2, second - longest);
                first = first.until(boundary);
                words.set(1, words.get(1).from(boundary));
            }
            words.set(0, first.from(Math.max(0, first.end() - longest)));
        }
    }

    /// To hundredths of a second, of the exact binary value, halves to the even one, as Python does.
    private static double round(double seconds) {
        return new BigDecimal(seconds).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
