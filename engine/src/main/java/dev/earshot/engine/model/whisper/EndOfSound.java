package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.LogitRule;
import java.util.Arrays;

/// Nothing is said after the sound has ended. A Whisper has learnt that from the silence up to 30 s that it is
/// shown; one that is shown less says its text again and again, at times beyond the sound. So a time stamp beyond the
/// end is not written, and where a segment closes near the end the text ends too.
///
/// @param firstTimestamp the token of 0.00 s
/// @param end steps of 20 ms
record EndOfSound(int endOfText, int firstTimestamp, int end) implements LogitRule {
    /// No word is said in the last 0.3 s of a stretch that did not begin before.
    private static final int NEAR = 15; // steps of 20 ms

    @Override
    public void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length) {
        int beyond = firstTimestamp + end + 1;
        if (beyond < vocabulary) {
            Arrays.fill(logits, offset + beyond, offset + vocabulary, Float.NEGATIVE_INFINITY);
        }
        if (closesNearTheEnd(tokens, length)) {
            float score = logits[offset + endOfText];
            Arrays.fill(logits, offset, offset + vocabulary, Float.NEGATIVE_INFINITY);
            logits[offset + endOfText] = score;
        }
    }

    private boolean closesNearTheEnd(int[] tokens, int length) {
        return length >= 2 && tokens[length - 1] >= firstTimestamp + end - NEAR && tokens[length - 2] < firstTimestamp;
    }
}
