package dev.earshot.engine.decode;

/// A language model and how much it counts beside what is heard: a word adds `alpha · (logProbability +
/// unknown, if it is not known) + beta` to the logarithm of a text's probability. The names and values
/// are those in use since A. Hannun et al., "Deep Speech" (arXiv 1412.5567).
///
/// @param alpha weight of the model
/// @param beta what a word is worth in itself, as a model of words makes every further word cost
///     something
/// @param unknown natural logarithm; what makes a word that the model does not know less probable
///     still, 0 or less
public record WeightedLanguageModel(LanguageModel model, double alpha, double beta, double unknown) {
    /// The values that are common for letters and models of a million words and more: 0.5, 1.5 and a
    /// factor of 10^-10.
    public WeightedLanguageModel(LanguageModel model) {
        this(model, 0.5, 1.5, -10 * Math.log(10));
    }

    /// The same model, weighed otherwise.
    public WeightedLanguageModel weighing(double otherAlpha, double otherBeta) {
        return new WeightedLanguageModel(model, otherAlpha, otherBeta, unknown);
    }
}
