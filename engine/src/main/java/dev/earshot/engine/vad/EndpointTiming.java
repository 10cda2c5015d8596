package dev.earshot.engine.vad;

/// When an utterance begins and ends, all in frames of 10 ms.
///
/// The longer an utterance is the shorter the pause that ends it, so that a monologue is cut between words: the pause
/// shrinks evenly from `pause` at the length `longAfter` to nothing at `veryLong`, but not below `shortestPause`.
///
/// @param firstSpeech how much speech begins an utterance
/// @param lead how much of what was before the speech belongs to it, because words begin softly
/// @param tail how much of what follows the speech belongs to it, at most
/// @param pause how long a silence ends an utterance; so much may have to be heard before it is clear what a frame
///     belongs to
/// @param shortestPause how long a silence ends a very long one
/// @param tooLong the length at which the cut is made wherever it falls
public record EndpointTiming(
        int firstSpeech, int lead, int tail, int pause, int shortestPause, int longAfter, int veryLong, int tooLong) {

    /// How long a silence ends an utterance of so many frames.
    int pauseThatEnds(int length) {
        if (length <= longAfter) {
            return pause;
        }
        int shorter = pause * (veryLong - length) / (veryLong - longAfter);
        return Math.max(shortestPause, shorter);
    }
}
