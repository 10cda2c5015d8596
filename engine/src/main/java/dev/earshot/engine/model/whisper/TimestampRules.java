package dev.earshot.engine.model.whisper;

import dev.earshot.engine.decode.LogitRule;
import dev.earshot.engine.decode.Softmax;
import java.util.Arrays;
import java.util.OptionalInt;

/// Where time stamps stand in a text. From openai/whisper, `ApplyTimestampRules`:
///
/// - A text begins with a time stamp, no later than the latest first one.
/// - Time stamps stand in pairs between segments: after the one that closes a segment comes the one that opens the
///   next, or the end of the text; after one that opens a segment comes text.
/// - They do not go back, and a segment does not end where it begins.
/// - When time stamps together are more probable than the most probable other token, one of them is due.
///
/// The tokens are numbered in this order: text, `endOfText`, other special tokens, time stamps.
///
/// @param noTimestamps the token that asks for no time stamps; it is never written
/// @param firstTimestamp the token of 0.00 s
/// @param latestFirst steps of 20 ms, counted from 0.00 s; empty is no limit
record TimestampRules(int endOfText, int noTimestamps, int firstTimestamp, OptionalInt latestFirst)
        implements LogitRule {
    private static final int BLOCK = 2048;

    @Override
    public void apply(float[] logits, int offset, int vocabulary, int[] tokens, int length) {
        int timestamps = offset + firstTimestamp;
        int end = offset + vocabulary;
        logits[offset + noTimestamps] = Float.NEGATIVE_INFINITY;
        if (length == 0) {
            mask(logits, offset, timestamps);
            latestFirst.ifPresent(latest -> mask(logits, timestamps + latest + 1, end));
            return;
        }
        boolean afterTimestamp = isTimestamp(tokens[length - 1]);
        boolean opens = afterTimestamp && (length == 1 || isTimestamp(tokens[length - 2]));
        if (opens) {
            mask(logits, timestamps, end);
            return;
        }
        int latest = latest(tokens, length);
        // The one that closed a segment may be repeated, as the one that opens the next.
        mask(logits, timestamps, offset + (afterTimestamp ? latest : latest + 1));
        int others = afterTimestamp ? offset + endOfText : offset;
        mask(logits, offset, others);
        if (timestampIsDue(logits, others, timestamps, end)) {
            mask(logits, others, timestamps);
        }
    }

    /// Both sides lack the same normaliser, which is not computed here.
    private static boolean timestampIsDue(float[] logits, int others, int timestamps, int end) {
        double together = Softmax.logSumExp(logits, timestamps, end);
        if (together == Double.NEGATIVE_INFINITY) {
            return false;
        }
        for (int from = others; from < timestamps; from += BLOCK) {
            if (Softmax.max(logits, from, Math.min(from + BLOCK, timestamps)) >= together) {
                return false;
            }
        }
        return true;
    }

    /// The last time stamp so far; one before the first of all when there is none.
    private int latest(int[] tokens, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (isTimestamp(tokens[i])) {
                return tokens[i];
            }
        }
        return firstTimestamp - 1;
    }

    private boolean isTimestamp(int token) {
        return token >= firstTimestamp;
    }

    /// Nothing where `to` is not after `from`.
    private static void mask(float[] logits, int from, int to) {
        if (to > from) {
            Arrays.fill(logits, from, to, Float.NEGATIVE_INFINITY);
        }
    }
}
