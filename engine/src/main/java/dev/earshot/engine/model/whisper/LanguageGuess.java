package dev.earshot.engine.model.whisper;

import java.util.SequencedMap;

/// Which language a window was found to be in.
///
/// @param language the most probable one; a code as the model names it: `en`
/// @param probabilities of all languages that the model knows, the most probable first; they add up to 1
record LanguageGuess(String language, SequencedMap<String, Double> probabilities) {}
