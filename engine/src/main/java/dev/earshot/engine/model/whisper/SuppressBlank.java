package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.LogitRule;

/// A text begins with something: neither with nothing but a blank, nor with its end. From openai/whisper.
///
/// @param blank the tokens that a single blank is encoded as, and the end of text
record SuppressBlank(int[] blank) implements LogitRule {
    @Override
    public void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length) {
        if (length == 0) {
            for (int token : blank) {
                logits[offset + token] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
