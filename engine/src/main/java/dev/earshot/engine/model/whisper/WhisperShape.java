package dev.earshot.engine.model.whisper;

/// What a checkpoint hears and writes at once.
///
/// @param windowFrames frames of 10 ms that the encoder takes at most: 3000
/// @param textTokens tokens that the decoder takes at most: 448
record WhisperShape(int windowFrames, int textTokens) {
    /// How many tokens of what was said before a window may be told.
    int promptTokens() {
        return textTokens / 2 - 1;
    }
}
