package dev.earshot.engine.scoring;

import java.util.List;

/// Scores what was recognised against what was said: the same normaliser for both. Safe for many
/// threads.
public record Scorer(TextNormalizer normalizer, Aligner aligner) {
    private static final Aligner OF_CHARACTERS = new Aligner(EditCosts.LEVENSHTEIN);

    /// Words are what stands between white space; characters are the code points of the trimmed text,
    /// as in jiwer.
    public FileScore score(String name, String reference, String hypothesis) {
        String spoken = normalizer.normalize(reference);
        String heard = normalizer.normalize(hypothesis);
        var words = aligner.align(Characters.words(spoken), Characters.words(heard));
        return new FileScore(
                name,
                words,
                OF_CHARACTERS.align(characters(spoken), characters(heard)).counts());
    }

    private static List<String> characters(String text) {
        return text.strip().codePoints().mapToObj(Character::toString).toList();
    }
}
