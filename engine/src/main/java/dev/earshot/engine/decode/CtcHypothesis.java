package dev.earshot.engine.decode;

/// A text that a search holds for possible.
///
/// @param tokens without blanks; single delimiters between words, none at the ends when the search is
///     over
/// @param logProbability natural logarithm of the probability of all paths that collapse to the text
/// @param score the same with what hints and a language model add
public record CtcHypothesis(int[] tokens, double logProbability, double score) {}
