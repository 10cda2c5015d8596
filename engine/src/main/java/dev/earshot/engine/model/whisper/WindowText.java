package dev.earshot.engine.model.whisper;

import dev.earshot.engine.recognition.Decoding;

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
        double compressionRatio) {
    /// Whether nobody seems to speak, so that the text is made up; one that is probable is believed all the same.
    boolean isSilence(Decoding.Thresholds thresholds) {
        return thresholds.noSpeech().isPresent()
                && noSpeech > thresholds.noSpeech().getAsDouble()
                && !(thresholds.logProbability().isPresent()
                        && meanLogProbability > thresholds.logProbability().getAsDouble());
    }
}
