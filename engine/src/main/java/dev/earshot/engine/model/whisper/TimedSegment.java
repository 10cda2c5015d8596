package dev.earshot.engine.model.whisper;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A segment as the reference makes it out of a window's text.
///
/// One that turned out to be nothing is kept and says nothing ([#clearedIfEmpty]).
///
/// @param start seconds on the stream's axis
/// @param end seconds on the stream's axis
/// @param text as the tokens spell it, with its leading blank
/// @param tokens time stamps included
/// @param words in order; empty while they are not timed
/// @param window what it was cut out of
record TimedSegment(double start, double end, String text, int[] tokens, List<TimedWord> words, WindowText window) {
    TimedSegment {
        words = List.copyOf(words);
    }

    TimedSegment timed(double newStart, double newEnd, List<TimedWord> newWords) {
        return new TimedSegment(newStart, newEnd, text, tokens, newWords, window);
    }

    /// This and the one after it as one.
    TimedSegment and(TimedSegment next) {
        var allTokens = IntStream.concat(Arrays.stream(tokens), Arrays.stream(next.tokens))
                .toArray();
        var allWords = Stream.concat(words.stream(), next.words.stream()).toList();
        return new TimedSegment(start, next.end, text + next.text, allTokens, allWords, window);
    }

    /// Without what it says if it has no length or no text.
    TimedSegment clearedIfEmpty() {
        return start == end || text.isBlank() ? new TimedSegment(start, end, "", new int[0], List.of(), window) : this;
    }

    /// Where the last word of these segments ends, or else the last segment; empty if there are none.
    static Optional<Double> endOf(List<TimedSegment> segments) {
        return segments.reversed().stream()
                .filter(segment -> !segment.words().isEmpty())
                .map(segment -> segment.words().getLast().end())
                .findFirst()
                .or(() -> segments.isEmpty()
                        ? Optional.empty()
                        : Optional.of(segments.getLast().end()));
    }
}
