package dev.earshot.app.endpoints.run;

import dev.earshot.engine.scoring.Aligner;
import dev.earshot.engine.scoring.BasicNormalizer;
import dev.earshot.engine.scoring.EditCosts;
import dev.earshot.engine.scoring.EnglishNormalizer;
import dev.earshot.engine.scoring.ErrorCounts;
import dev.earshot.engine.scoring.Scorer;
import dev.earshot.engine.scoring.WordAlignment;
import java.util.Locale;
import java.util.Optional;

/// What was heard against what was said.
final class Words {
    private Words() {}

    /// As the command line counts them: English has a normaliser of its own.
    static WordAlignment compared(String reference, String heard, Optional<String> language) {
        boolean english = language.filter(tag -> tag.equals("en") || tag.startsWith("en-"))
                .isPresent();
        var normalizer = english ? new EnglishNormalizer() : new BasicNormalizer();
        return new Scorer(normalizer, new Aligner(EditCosts.LEVENSHTEIN))
                .score("", reference, heard)
                .words();
    }

    static String rate(ErrorCounts errors) {
        return String.format(
                Locale.ROOT, "%.1f %% (%d of %d words)", 100 * errors.wer(), errors.errors(), errors.reference());
    }
}
