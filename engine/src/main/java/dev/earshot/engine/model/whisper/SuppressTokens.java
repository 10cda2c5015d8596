package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.LogitRule;

/// Tokens that are never written: symbols that nobody says, and those that only steer the model.
///
/// @param never not negative; those beyond the vocabulary, which a configuration or a user may name, count for nothing
record SuppressTokens(int[] never) implements LogitRule {
    @Override
    public void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length) {
        for (int token : never) {
            if (token < vocabulary) {
                logits[offset + token] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
