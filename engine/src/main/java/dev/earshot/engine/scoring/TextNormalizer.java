package dev.earshot.engine.scoring;

import java.util.List;

/// Makes texts that read alike the same, so that an error rate counts what was misheard and not how
/// it is written. Safe for many threads.
@FunctionalInterface
public interface TextNormalizer {
    String normalize(String text);

    /// The words of the normalised text.
    default List<String> words(String text) {
        return Characters.words(normalize(text));
    }

    /// The text as it is.
    static TextNormalizer none() {
        return text -> text;
    }
}
