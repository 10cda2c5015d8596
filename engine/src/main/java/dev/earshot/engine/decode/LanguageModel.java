package dev.earshot.engine.decode;

/// How probable words are after one another. Safe for many threads.
public interface LanguageModel {
    /// What a model has to know of the words so far. Immutable; equal where all that may follow is as
    /// probable.
    interface State {}

    /// A word and what comes of it.
    ///
    /// @param after the state after the word
    /// @param logProbability natural logarithm of the word's probability after those before it
    /// @param known whether the model knows the word
    record Scored(State after, double logProbability, boolean known) {}

    /// Where a sentence begins.
    State start();

    /// @param before one of this model's own states
    Scored next(State before, String word);

    /// The natural logarithm of the probability that a sentence ends here.
    double end(State before);
}
