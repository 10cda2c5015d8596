package dev.earshot.engine.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A stretch of speech that reads as one line: a sentence, a clause, an utterance.
///
/// @param id counts from 0 within a session; a [TranscriptEvent.Partial] and the [TranscriptEvent.Final] that settles
/// it
///     carry the same one
/// @param text the whole text, which is authoritative: `words` may be empty when the recogniser gives no word times
/// @param words in order; the texts of the words occur in `text` in the same order
/// @param confidence of the whole, 0 to 1; empty when the recogniser makes no estimate
/// @param language BCP 47 tag of what was spoken, when the recogniser says
public record Segment(
        int id, TimeSpan span, String text, List<Word> words, OptionalDouble confidence, Optional<String> language) {
    public Segment {
        words = List.copyOf(words);
    }

    public Segment(int id, TimeSpan span, String text, List<Word> words) {
        this(id, span, text, words, OptionalDouble.empty(), Optional.empty());
    }

    /// The same segment, `by` later.
    public Segment shifted(Duration by) {
        var later = words.stream().map(word -> word.shifted(by)).toList();
        return new Segment(id, span.shifted(by), text, later, confidence, language);
    }
}
