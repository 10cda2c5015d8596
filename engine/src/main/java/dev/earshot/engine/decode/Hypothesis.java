package dev.earshot.engine.decode;

/// A sequence of tokens and what it is worth.
///
/// @param tokens without the prompt and without the end-of-text token
/// @param logProbability sum of the log-probabilities of the tokens, with that of the end-of-text token
public record Hypothesis(int[] tokens, double logProbability) {
    public static final Hypothesis EMPTY = new Hypothesis(new int[0], 0);

    /// The mean log-probability a token, the end included, as the reference's `avg_logprob`.
    public double meanLogProbability() {
        return logProbability / (tokens.length + 1);
    }
}
