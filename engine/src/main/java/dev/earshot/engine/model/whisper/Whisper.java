package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.LogMel;
import dev.earshot.engine.inference.Placement;

/// What all streams through one checkpoint share. Immutable and safe for many threads; whoever made it closes it.
///
/// @param placement where its network runs
record Whisper(Placement<WhisperNetwork> placement, WhisperConfig config, WhisperTokens tokens, LogMel features) {
    WhisperShape shape() {
        return new WhisperShape(2 * config.sourcePositions(), config.textPositions());
    }
}
