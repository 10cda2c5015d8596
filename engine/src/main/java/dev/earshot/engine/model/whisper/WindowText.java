package dev.earshot.engine.model.whisper;

/// What one window was found to say.
///
/// @param tokens what was written, time stamps included, without prompt and end of text
/// @param text decoded and stripped
/// @param language code as the model names it: `en`
/// @param meanLogProbability a token, the reference's `avg_logprob`
/// @param noSpeech probability that nobody speaks, 0 to 1
/// @param temperature at which the text was found
/// @param compressionRatio how many times shorter the text becomes when compressed; 0 for an empty text
record WindowText(
        int[] tokens,
        String text,
        String language,
        double meanLogProbability,
        double noSpeech,
        double temperature,
        double compressionRatio) {}
