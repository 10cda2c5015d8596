package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.LogMel;

/// What all streams through one checkpoint share. Immutable and safe for many threads; whoever made it closes it.
///
/// @param length how long its windows are
record Whisper(
        WhisperNetwork network, WhisperConfig config, WhisperTokens tokens, LogMel features, WindowLength length) {
    WhisperShape shape() {
        return new WhisperShape(2 * config.sourcePositions(), config.textPositions());
    }
}
