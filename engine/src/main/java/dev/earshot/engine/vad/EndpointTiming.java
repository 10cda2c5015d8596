package dev.earshot.engine.vad;

import java.time.Duration;

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

    /// The same with the times that a caller asks for. A silence that ends a very long utterance is never longer than
    /// one that ends any.
    public EndpointTiming as(Endpointing asked) {
        int silence = frames(asked.silence());
        return new EndpointTiming(
                frames(asked.firstSpeech()),
                frames(asked.preRoll()),
                frames(asked.padding()),
                silence,
                Math.min(shortestPause, silence),
                longAfter,
                veryLong,
                tooLong);
    }

    private static int frames(Duration time) {
        return (int) (time.toMillis() / 10);
    }

    /// After so many frames at the latest it is known that a frame belongs to an utterance.
    public int lateness() {
        return firstSpeech + lead;
    }

    /// How long a silence ends an utterance of so many frames.
    int pauseThatEnds(int length) {
        if (length <= longAfter) {
            return pause;
        }
        int shorter = pause * (veryLong - length) / (veryLong - longAfter);
        return Math.max(shortestPause, shorter);
    }
}
