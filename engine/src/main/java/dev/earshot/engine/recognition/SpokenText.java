package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.TimeSpan;
import dev.earshot.engine.transcript.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said in one recording.
///
/// @param words empty where their times are not known
public record SpokenText(String text, Optional<List<Word>> words) {
    /// One of which only the text is known.
    public static SpokenText of(String text) {
        return new SpokenText(text, Optional.empty());
    }

    public static SpokenText of(List<Word> words) {
        return new SpokenText(words.stream().map(Word::text).collect(Collectors.joining(" ")), Optional.of(words));
    }

    /// What of it is said in a part of the recording; all of it where times are not known.
    public SpokenText within(TimeSpan part) {
        return words.map(all -> of(all.stream()
                        .filter(word -> word.span().start().compareTo(part.start()) >= 0
                                && word.span().end().compareTo(part.end()) <= 0)
                        .toList()))
                .orElse(this);
    }
}
