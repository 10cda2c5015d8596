package dev.earshot.engine.decode;

import java.util.List;
import java.util.OptionalDouble;

/// Which of several texts is the best, when longer ones have lower probabilities by nature.
///
/// @param lengthPenalty the exponent of the penalty of Google's NMT (Wu et al., arXiv 1609.08144, equation 14); empty
///     takes the mean a token. The end of the text does not count as one.
public record Ranking(OptionalDouble lengthPenalty) {
    /// @return the first of the best
    Hypothesis best(List<Hypothesis> texts) {
        var best = texts.getFirst();
        double bestScore = score(best);
        for (var text : texts.subList(1, texts.size())) {
            double score = score(text);
            if (score > bestScore) {
                best = text;
                bestScore = score;
            }
        }
        return best;
    }

    private double score(Hypothesis text) {
        int length = text.tokens().length;
        double penalty = lengthPenalty.isPresent() ? Math.pow((5.0 + length) / 6, lengthPenalty.getAsDouble()) : length;
        return text.logProbability() / penalty;
    }
}
