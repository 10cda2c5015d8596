package dev.earshot.bridge.conformance;

import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.BasicNormalizer;
import dev.earshot.engine.scoring.Edit;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.EnglishNormalizer;
import dev.earshot.engine.scoring.TextNormalizer;
import dev.earshot.engine.scoring.WordAlignment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Texts as words, of which case, punctuation and ways of writing do not count.
record Words(TextNormalizer normalizer) {
    /// As fits the language that was asked for.
    static Words in(RecognitionOptions options) {
        var english = options.language()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith("en"))
                .isPresent();
        return new Words(english ? new EnglishNormalizer() : new BasicNormalizer());
    }

    boolean none(String text) {
        return normalizer.words(text).isEmpty();
    }

    Difference difference(String expected, String heard) {
        return new Difference(
                new Aligner(EditCosts.LEVENSHTEIN).align(normalizer.words(expected), normalizer.words(heard)));
    }

    /// What was heard, against what was to be heard.
    record Difference(WordAlignment alignment) {
        double wer() {
            return alignment.counts().wer();
        }

        boolean same() {
            return alignment.counts().errors() == 0;
        }

        boolean loses() {
            return alignment.counts().deletions() > 0;
        }

        boolean adds() {
            return alignment.counts().insertions() > 0;
        }

        int hits() {
            return alignment.counts().hits();
        }

        /// In short: "-kitchen +the music/muse".
        String words() {
            return alignment.edits().stream().flatMap(this::shown).collect(Collectors.joining(" "));
        }

        private Stream<String> shown(Edit edit) {
            List<String> expected = alignment.reference();
            List<String> heard = alignment.hypothesis();
            return switch (edit) {
                case Edit.Hit _ -> Stream.empty();
                case Edit.Deletion(int at) -> Stream.of("-" + expected.get(at));
                case Edit.Insertion(int at) -> Stream.of("+" + heard.get(at));
                case Edit.Substitution(int from, int to) -> Stream.of(expected.get(from) + "/" + heard.get(to));
            };
        }
    }
}
